"""The lexicon: read and checked, the user's own words in it, and what is made of it kept with it."""

import pickle
import re
import tomllib
from pathlib import Path

import pytest

from summarizer import lexicon as package
from summarizer.errors import BadLexicon
from summarizer.lexicon import Lexicon, UserWords, derived, headings, load, years
from summarizer.lexicon import text as shared_text
from summarizer.lexicon.gazetteer import bare
from summarizer.lexicon.tables import Evidence, Indicators, Themes, Units
from summarizer.lexicon.toml import read_table

FOLDER = Path(package.__file__).parent
NAMED = '[[indicator]]\nname = "甲"\n'


# -- what is read ------------------------------------------------------------


def test_every_file_is_read(lexicon: Lexicon) -> None:
    """No table and no list lies there that nobody reads."""
    tables = {path.stem for path in FOLDER.rglob("*.toml")}
    assert tables <= {*lexicon.__dataclass_fields__}
    lists = {path.stem for path in FOLDER.rglob("*.txt")}
    assert all(len(getattr(lexicon, name)) > 5 for name in lists)


def test_every_pattern_is_a_regular_expression(lexicon: Lexicon) -> None:
    """A slip in one would show only in the report that needs it."""
    signs = lexicon.identify
    patterns = [
        *(getattr(signs.region.patterns, name) for name in signs.region.patterns.__struct_fields__),
        *(self_reference.pattern for self_reference in signs.region.self_reference),
        *(year.pattern for year in (*signs.period.heading, *signs.period.phrase)),
        *(pattern for feature in lexicon.evidence.feature for pattern in feature.patterns),
        *(number.pattern for number in lexicon.headings.number),
    ]
    assert len(patterns) > 60
    for pattern in patterns:
        re.compile(pattern)


# -- what is wrong -----------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        (Indicators, f'{NAMED}also = "乙"', "indicator[0].also: must be a list, not text."),
        (Indicators, f"{NAMED}also = [7]", "indicator[0].also[0]: must be text, not a whole number."),
        (Indicators, '[[indicator]]\nalso = ["乙"]', "indicator[0]: lacks the key name."),
        (Indicators, f'{NAMED}aslo = ["乙"]', "indicator[0]: the key aslo is not known."),
        (
            Indicators,
            f'{NAMED}better = "up"',
            "indicator[0].better: 'up' is none of the values that are",
        ),
        (Indicators, f"{NAMED}flows = 1", "indicator[0].flows: must be true or false, not a whole number."),
        (Indicators, "[indicator]", "indicator: must be a list, not a table."),
        (Evidence, "base = 0.4", "lacks the key least."),
        (Themes, '["甲"]\n3 = ["乙"]\n["丙"]\n3 = ["丁", 2]', "丙.3[1]: must be text, not a whole number."),
        (Themes, '["甲"]\n4 = ["乙"]', "甲: '4' is none of the values that are known."),
        (Indicators, "indicator = [", "is not TOML: "),
    ],
)
def test_a_slip_names_file_and_key(tmp_path: Path, kind: type, text: str, says: str) -> None:
    """Whoever edits a table is told what to mend, and where."""
    path = tmp_path / "t.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadLexicon, match=re.escape(f"t.toml: {says}")):
        read_table(path, kind)


def test_the_entry_of_a_table_is_named_among_many(tmp_path: Path) -> None:
    """The key of a mapping is told too, though any key may stand there."""
    shipped = (FOLDER / "units.toml").read_text(encoding="utf-8")
    path = tmp_path / "units.toml"
    path.write_text(shipped.replace("[only_after]\n", '[only_after]\n"盏" = "灯"\n'), encoding="utf-8")
    with pytest.raises(BadLexicon, match=r"^units\.toml: only_after\.盏: must be a list, not text\."):
        read_table(path, Units)


# -- the user's own words ----------------------------------------------------


def test_the_users_words_are_part_of_it(lexicon: Lexicon) -> None:
    """Themes, indicators, words and noise of the user's own stand beside those that are shipped."""
    known = load(
        UserWords(
            themes=(("民生保障", ("适老化改造",)), ("海洋经济", ("渔港",))),
            indicators=(("电商村", ("淘宝村",)),),
            words=("花鼓灯会",),
            noise=("点击关注",),
        )
    )
    assert known.themes["民生保障"] == {**lexicon.themes["民生保障"], "适老化改造": 3}
    assert known.themes["海洋经济"] == {"渔港": 3}
    assert known.indicators[:-1] == lexicon.indicators
    assert (known.indicators[-1].name, known.indicators[-1].also) == ("电商村", ("淘宝村",))
    assert known.words == (*lexicon.words, "花鼓灯会")
    assert known.user.noise == ("点击关注",)


def test_a_word_of_the_users_goes_before_the_shipped(lexicon: Lexicon) -> None:
    """A word that tells little of a theme tells most of it where the user says so."""
    word = next(word for word, weight in lexicon.themes["民生保障"].items() if weight == 1)
    assert load(UserWords(themes=(("民生保障", (word,)),))).themes["民生保障"][word] == 3


# -- a genre -----------------------------------------------------------------


def test_a_genre_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lexicon: Lexicon) -> None:
    """Its files go before those beside it, which serve every genre."""
    second = tmp_path / "genre" / "bulletin"
    second.mkdir(parents=True)
    for path in [*FOLDER.glob("*.*"), *(FOLDER / "genre" / "work_report").iterdir()]:
        if path.suffix in (".toml", ".txt"):
            (second if path.parent != FOLDER else tmp_path).joinpath(path.name).write_bytes(path.read_bytes())
    (second / "broad.txt").write_text("同比 环比\n", encoding="utf-8")
    (second / "noise.toml").write_text(
        (FOLDER / "noise.toml").read_text(encoding="utf-8").replace("words = [", 'words = ["数据解读",'),
        encoding="utf-8",
    )
    monkeypatch.setattr(package, "HERE", tmp_path)
    bulletin = load(genre="bulletin")
    assert bulletin.broad == {"同比", "环比"}
    assert bulletin.noise.words == ("数据解读", *lexicon.noise.words)
    assert bulletin.units == lexicon.units


def test_what_a_genre_lacks_is_named() -> None:
    """Be it all of its files."""
    with pytest.raises(BadLexicon, match=r"^phrasing\.toml: the genre nowhere has no such file\."):
        load(genre="nowhere")


# -- what is made of it ------------------------------------------------------


def test_what_is_derived_is_kept_with_its_lexicon() -> None:
    """It is made once for each lexicon, and two lexicons share nothing."""
    made: list[Lexicon] = []

    @derived
    def longest(lexicon: Lexicon) -> str:
        made.append(lexicon)
        return max(lexicon.words, key=len)

    word = "甲" * 40
    plain, own = load(), load(UserWords(words=(word,)))
    assert longest(own) == longest(lexicon=own) == word
    assert longest(plain) != word
    assert made == [own, plain]


def test_what_is_derived_for_a_phrase_is_kept_too() -> None:
    """The arguments before the lexicon tell results apart; those of another lexicon are its own."""
    made: list[str] = []

    @derived
    def known(word: str, often: int = 1, *, lexicon: Lexicon) -> bool:
        made.append(word * often)
        return word in lexicon.words

    plain, own = load(), load(UserWords(words=("花鼓灯会",)))
    asked = [known("花鼓灯会", lexicon=own), known("花鼓灯会", lexicon=own), known("花鼓灯会", lexicon=plain)]
    assert asked == [True, True, False]
    known("花鼓灯会", often=2, lexicon=own)
    assert made == ["花鼓灯会", "花鼓灯会", "花鼓灯会花鼓灯会"]


def test_a_lexicon_cannot_be_changed(lexicon: Lexicon) -> None:
    """Whoever is handed it may keep it."""
    with pytest.raises(AttributeError):
        lexicon.genre = "bulletin"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        lexicon.phrasing.growth.up = ()  # type: ignore[misc]


def test_another_process_loads_it_from_little() -> None:
    """What is sent is the user's words and the genre; many reports of one run share one lexicon there."""
    own = load(UserWords(words=("花鼓灯会",)))
    assert own.gazetteer.divisions
    sent = pickle.dumps(own)
    assert len(sent) < 500
    one, two = pickle.loads(sent), pickle.loads(sent)
    assert one is two
    assert (one.user, one.genre, one.words, one.units) == (own.user, own.genre, own.words, own.units)


def test_the_weights_of_a_theme_are_what_the_file_says(lexicon: Lexicon) -> None:
    """The file lists words by weight; the lexicon gives the weight by word."""
    listed = tomllib.loads((FOLDER / "genre/work_report/themes.toml").read_text(encoding="utf-8"))
    assert [*lexicon.themes] == [*listed]
    for theme, by_weight in listed.items():
        for weight, words in by_weight.items():
            assert all(lexicon.themes[theme][word] == int(weight) for word in words), theme


NATIONS = [
    "各族",
    "壮族",
    "回族",
    "满族",
    "苗族",
    "土家族",
    "彝族",
    "侗族",
    "布依族",
    "瑶族",
    "白族",
    "哈尼族",
    "黎族",
    "傣族",
    "畲族",
    "傈僳族",
    "仡佬族",
    "拉祜族",
    "佤族",
    "水族",
    "纳西族",
    "羌族",
    "土族",
    "仫佬族",
    "锡伯族",
    "柯尔克孜",
    "柯尔克孜族",
    "达斡尔族",
    "景颇族",
    "毛南族",
    "撒拉族",
    "布朗族",
    "塔吉克",
    "普米族",
    "怒族",
    "鄂温克族",
    "裕固族",
    "保安族",
    "东乡族",
    "独龙族",
    "鄂伦春",
    "藏族",
    "蒙古",
    "蒙古族",
    "朝鲜族",
    "维吾尔",
    "哈萨克",
    "哈萨克族",
]


@pytest.mark.parametrize("nation", NATIONS)
def test_the_nations_of_an_autonomous_place_are_left_out_of_its_short_name(nation: str) -> None:
    """One nation, or one beside another."""
    assert bare(f"云岭{nation}自治县") == "云岭"
    assert bare(f"云岭彝族{nation}自治州") == "云岭"


@pytest.mark.parametrize(
    "name",
    [
        "云岭区",
        "云岭县",
        "云岭市",
        "云岭旗",
        "云岭盟",
        "云岭省",
        "云岭回族区",
        "云岭达斡尔族区",
        "云岭特别行政区",
        "云岭地区",
        "云岭自治区",
        "云岭自治州",
        "云岭自治县",
        "云岭自治旗",
    ],
)
def test_the_kind_of_a_division_is_left_out_of_its_short_name(name: str) -> None:
    """Whatever it is."""
    assert bare(name) == "云岭"


# -- patterns that several stages share ---------------------------------------------


@pytest.mark.parametrize("opening", ["过去五", "这一", "一", "五", "几", "近三", "全", "去", "今", "2023"])
def test_a_run_in_heading_drops_the_words_that_open_it(opening: str) -> None:
    """They say when, and name no matter."""
    title = f"{opening}年来，坚持以水润城，城乡供水全面改观"
    assert headings.label(title) == "坚持以水润城"


@pytest.mark.parametrize("title", ["附件：任务分工", "附件2任务分工", "附录 任务分工", "附件二任务分工"])
def test_what_is_marked_as_annex_heads_one(title: str) -> None:
    """A mark or a number stands behind the word."""
    assert headings.appended(title, load()) == "annex"
    assert headings.appended(title.replace("附", "配"), load()) is None


@pytest.mark.parametrize(
    "text", ["一、水利", "第三章 水利", "一是修渠", "（四）水利", "(5)水利", "6.水利", "③水利"]
)
def test_a_number_opens_a_heading(text: str) -> None:
    """And 6.5 is none."""
    assert shared_text.NUMBERED.match(text)
    assert not shared_text.NUMBERED.match("6.5公里渠道")


@pytest.mark.parametrize(
    "behind", ["时期", "期间", "规划", "计划", "以来", "末", "期末", "发展", "收官", "开局"]
)
def test_a_plan_is_named_without_quotation_marks_before_what_follows_it(behind: str) -> None:
    """十五 alone is a number."""
    assert [plan.last for plan in years.plans(f"十四五{behind}修渠")] == [2025]
    assert not list(years.plans("十四五修渠"))


@pytest.mark.parametrize(
    ("name", "last"), [("第七个五年", 1990), ("第十个五年", 2005), ("第十四个五年", 2025)]
)
def test_a_plan_is_named_in_full(name: str, last: int) -> None:
    """By its number."""
    assert [plan.last for plan in years.plans(f"{name}计划")] == [last]


@pytest.mark.parametrize("part", ["上半年", "以来", "前三季度", "一季度", "二季度", "三季度"])
def test_a_part_of_this_year_is_not_the_year(part: str) -> None:
    """今年 alone is the whole of it."""
    assert years.WHOLE_YEAR.search("今年修渠")
    assert not years.WHOLE_YEAR.search(f"今年{part}修渠")
