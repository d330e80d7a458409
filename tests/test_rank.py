"""Sentences are scored by TextRank biased to evidence, or exactly as textrank4zh does."""

import importlib
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jieba
import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from summarizer.lexicon import Lexicon, UserWords, load
from summarizer.rank import EVIDENT, GRAPH, damping, rank
from summarizer.rank.evidence import evidence
from summarizer.rank.graph import Vector, pagerank, similarities
from summarizer.rank.keywords import keywords
from summarizer.rank.plain import cut, scores
from summarizer.records import Ranking, Section, Sentence
from summarizer.structure import structure

LEXICON = load()
WORTH = LEXICON.evidence.worth
CASES = tomllib.loads((Path(__file__).parent / "cases" / "evidence.toml").read_text(encoding="utf-8"))["case"]
words = importlib.import_module("summarizer.rank.words")

# With what makes the original stumble: ； within a sentence, quotation marks behind the
# end mark, the same sentence twice, one of stop words only, white space, Latin and figures.
TEXT = """全县生产总值完成163.5亿元，同比增长7.2%；一般公共预算收入完成11.8亿元。
“放管服”改革深入推进，新增市场主体4200户。企业开办时间压缩到一天。
怎么样？就是这样的。天气晴朗！
新建 5G 基站212座，PM2.5平均浓度下降9.3%……空气质量明显好转。
群众说：“路修到了家门口。”新修农村公路86公里，新增市场主体4200户。
空气质量明显好转。工业投资增长15%,高新技术企业达到39家;研发投入强度1.9%
"""


def section(*texts: str, title: str | None = "工作", level: int = 1) -> Section:
    """Return a section of *texts*, one a sentence."""
    return Section(title, level, 1, tuple(Sentence(text, 2, 0, len(text)) for text in texts))


def borne(*sections: Section) -> Vector:
    """Return what the sentences of *sections* bear, once it is said what is planned."""
    return evidence(structure(sections, None, "甲县.txt", lexicon=LEXICON), LEXICON)[0]


def original(monkeypatch: pytest.MonkeyPatch, text: str) -> list[tuple[int, float]]:
    """Return what textrank4zh itself says of *text*: places and scores, best first."""
    monkeypatch.setattr(networkx, "from_numpy_matrix", networkx.from_numpy_array, raising=False)
    from textrank4zh import TextRank4Sentence

    ranker = TextRank4Sentence()
    ranker.analyze(text)
    return [(piece.index, piece.weight) for piece in ranker.key_sentences]


# -- the biased engine --------------------------------------------------------


def test_a_report_that_says_nothing(lexicon: Lexicon) -> None:
    """No sections, no scores and no keywords, by either engine."""
    for engine in ("biased", "plain"):
        assert rank((), engine=engine, lexicon=lexicon) == Ranking(
            (), (), least=lexicon.evidence.worth if engine == "biased" else 0.0
        )


def test_one_sentence(lexicon: Lexicon) -> None:
    """A sentence alone is worth what it bears; so it is in a section among empty ones."""
    only = section("全年新增城镇就业8600人。")
    ranking = rank((section(), only, section(title=None)), lexicon=lexicon)
    assert ranking.scores == ((), (pytest.approx(float(borne(only)[0])),), ())


def test_every_sentence_has_a_score(lexicon: Lexicon) -> None:
    """The scores lie as the sentences do, and sum up to the evidence of the document."""
    sections = (section("财政收入增长8%。", "天气晴朗。"), section("就业稳定。", title=None))
    ranking = rank(sections, lexicon=lexicon)
    assert [len(scores) for scores in ranking.scores] == [2, 1]
    assert sum(map(sum, ranking.scores)) == pytest.approx(borne(*sections).sum())


@pytest.mark.parametrize("case", CASES, ids=[case["fact"] for case in CASES])
def test_results_go_before_formulae(case: dict[str, Any]) -> None:
    """Every pair stands as a leader would put it."""
    more, less = borne(section(case["more"], case["less"]))
    assert more > less > 0


def test_a_plan_is_held_to_a_figure() -> None:
    """Under a heading that looks ahead a sentence without a figure counts little, also in its parts."""
    vague, goal = "推进高速公路前期工作。", "新建农村公路60公里。"
    back, ahead, part = (
        borne(section(vague, goal, title="过去一年工作回顾")),
        borne(section(vague, goal, title="明年工作打算")),
        borne(section(title="二、主要任务"), section(vague, goal, title="交通", level=2))[:2],
    )
    assert ahead[0] < back[0] and ahead[1] == back[1]
    assert part.tolist() == ahead.tolist()


@pytest.mark.parametrize(
    "text", ["加强PM2.5来源解析。", "推进G310改线。", "扩大5G覆盖。", "办好利民工程[12]。"]
)
def test_a_name_s_digits_are_no_figure(text: str) -> None:
    """Nor are those of a note's mark: a plan is not held to them."""
    back, ahead = (borne(section(text, title=title))[0] for title in ("工作回顾", "明年打算"))
    assert ahead < back


def test_a_review_is_not_a_plan() -> None:
    """A heading that looks back ends the outlook, and 完成情况 was never one."""
    vague = "推进高速公路前期工作。"
    plain = borne(section(vague))[0]
    after = borne(section(title="明年打算"), section(vague, title="工作回顾"))[0]
    done = borne(section(vague, title="目标任务完成情况"))[0]
    assert plain == after == done


def test_where_there_is_no_evidence_the_graph_decides() -> None:
    """A speech is ranked by its graph, a report of results by what they bear."""
    assert damping(np.full(40, 0.4), WORTH) == GRAPH
    assert damping(np.full(40, 3.0), WORTH) == EVIDENT
    assert EVIDENT < damping(np.array([3.0] * 4 + [0.4] * 36), WORTH) < GRAPH


def test_the_graph_lifts_what_others_say_too(lexicon: Lexicon) -> None:
    """Of two sentences that bear nothing, the one that shares its words with others is worth more."""
    texts = "水库移民搬迁关系长远。", "移民搬迁要算长远账。", "水库要守住。", "诗人爱秋天。"
    ranked = rank((section(*texts),), lexicon=lexicon).scores[0]
    assert ranked[0] > ranked[3]


# -- graph and PageRank -------------------------------------------------------


@st.composite
def weights(draw: st.DrawFn) -> np.ndarray[Any, Any]:
    """Return a symmetric matrix with loops, zeros and vertices without an edge."""
    size = draw(st.integers(1, 12))
    upper = draw(
        st.lists(st.sampled_from([0.0, 0.0, 0.3, 1.7, 5.0]), min_size=size * size, max_size=size * size)
    )
    matrix = np.triu(np.array(upper).reshape(size, size))
    return matrix + np.triu(matrix, 1).T


@given(weights(), st.sampled_from([0.05, 0.3, 0.85]), st.booleans())
def test_pagerank_is_networkx_s(matrix: np.ndarray[Any, Any], share: float, biased: bool) -> None:
    """The same ranks to 1e-12, with and without a bias, whatever the graph."""
    teleport = np.arange(1.0, len(matrix) + 1) if biased else None
    bias = dict(enumerate(teleport)) if teleport is not None else None
    expected = networkx.pagerank(networkx.from_numpy_array(matrix), alpha=share, personalization=bias)
    found = pagerank(csr_array(matrix), share, teleport)
    assert np.abs(found - np.array([expected[i] for i in range(len(matrix))])).max() < 1e-12


@given(st.lists(st.lists(st.sampled_from("路水电气学医田林城乡"), max_size=9), max_size=9))
def test_plain_similarities_are_textrank4zh_s(sentences: list[list[str]]) -> None:
    """The matrix equals the original's function on every pair, loops included."""
    from textrank4zh.util import get_similarity

    found = similarities(sentences, plain=True).toarray()
    for i, left in enumerate(sentences):
        for j, right in enumerate(sentences):
            assert found[i, j] == get_similarity(left, right)


def test_a_sentence_is_not_its_own_witness() -> None:
    """Self-loops are out of our graph; in the original's one that shares no word outranks others."""
    sentences = [["路", "水"], ["水", "电"], ["电", "学"], ["诗", "酒"]]
    ours = pagerank(similarities(sentences), GRAPH)
    theirs = pagerank(similarities(sentences, plain=True), GRAPH)
    assert ours[3] < ours[0]
    assert theirs[3] > theirs[0]


# -- parity with the original -------------------------------------------------


def test_the_plain_engine_is_textrank4zh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scores and order equal those of textrank4zh 0.3 to 1e-9."""
    pieces = cut(TEXT)
    found = scores(pieces)
    expected = original(monkeypatch, TEXT)
    assert [found[i] for i, _ in expected] == pytest.approx([score for _, score in expected], abs=1e-9)
    assert sorted(range(len(found)), key=lambda i: -found[i]) == [i for i, _ in expected]


PIECES = [piece.strip() for piece in cut(TEXT)]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from("。！？；;\n…")), min_size=1, max_size=12))
def test_the_plain_engine_is_textrank4zh_on_any_text(parts: list[tuple[str, str]]) -> None:
    """However the pieces repeat and end."""
    text = "".join(piece + mark for piece, mark in parts)
    with pytest.MonkeyPatch.context() as monkeypatch:
        expected = original(monkeypatch, text)
    found = scores(cut(text))
    assert [found[i] for i, _ in expected] == pytest.approx([score for _, score in expected], abs=1e-9)


def test_a_sentence_has_the_best_score_of_its_parts(
    monkeypatch: pytest.MonkeyPatch, lexicon: Lexicon
) -> None:
    """The original cuts at ；where we do not; headings are pieces of the document too."""
    made = section("生产总值增长7%；财政收入增长9%。", "投资增长12%。", title="经济增长")
    (found,) = rank((made,), engine="plain", lexicon=lexicon).scores
    title, first, second, third = (
        score
        for _, score in sorted(
            original(monkeypatch, "经济增长\n生产总值增长7%；财政收入增长9%。投资增长12%。")
        )
    )
    assert found == pytest.approx((max(first, second), third), abs=1e-9)
    assert title > 0


# -- words and keywords -------------------------------------------------------


@pytest.fixture(params=["jieba", "rjieba"])
def cutter(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Cut words with one segmenter or the other."""
    if request.param == "rjieba" and not find_spec("rjieba"):
        pytest.skip("rjieba is not installed")
    monkeypatch.setattr(
        words,
        "find_spec",
        lambda name: find_spec(name) if name != "rjieba" or request.param == name else None,
    )
    return request.param


def test_terms_are_not_torn(cutter: str) -> None:
    """Domain words and the user's own stay whole, whichever segmenter cuts."""
    (found,) = words.segmented(
        ["落实河长制，一般公共预算收入增长，花鼓灯会开幕。"], load(UserWords(words=("花鼓灯会",)))
    )
    assert {"河长制", "一般公共预算收入", "花鼓灯会"} <= set(found)


def test_words_of_one_run_stay_there(cutter: str) -> None:
    """The user's words are not known without them, nor to the original, which finds its own dictionary."""
    text = "花鼓灯会开幕，一般公共预算收入增长。"
    (known,) = words.segmented([text], load(UserWords(words=("花鼓灯会",))))
    (unknown,) = words.segmented([text], load())
    assert "花鼓灯会" in known and "花鼓灯会" not in unknown
    assert not {"花鼓灯会", "一般公共预算收入"} & set(jieba.dt.FREQ)


def test_line_breaks_and_empty_texts_keep_their_place(cutter: str) -> None:
    """One list of words a text, also where a text is empty or holds a line break."""
    found = words.segmented(["", "道路\n畅通。", "。", "学校"], load())
    assert found == [[], ["道路", "畅通"], [], ["学校"]]


def test_the_two_segmenters_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keywords do not depend on what is installed."""
    if not find_spec("rjieba"):
        pytest.skip("rjieba is not installed")
    sentences = [s + "。" for s in cut(TEXT)]
    found = []
    for hidden in ("rjieba", ""):
        monkeypatch.setattr(
            words, "find_spec", lambda name, hidden=hidden: None if name == hidden else find_spec(name)
        )
        found.append(rank((section(*sentences),), lexicon=load()))
    assert found[0] == found[1]


def test_keywords_are_terms_said_more_than_once(lexicon: Lexicon) -> None:
    """Places, fillers and what is too general are none; phrases are read from the text."""
    texts = (
        "杭州市光伏产业园建成，光伏产业园签约项目12个。",
        "杭州市推进光伏产业园建设，推进工作取得进展。",
        "光伏组件出口增长，光伏组件产能提升。",
    )
    found = rank((section(*texts),), lexicon=lexicon).keywords
    assert any("光伏" in keyword for keyword in found)
    assert not {"杭州市", "杭州", "推进", "工作", "建设", "发展", "取得进展"} & set(found)
    assert all(sum(text.count(keyword) for text in texts) > 1 for keyword in found)


def test_keywords_keep_their_order(lexicon: Lexicon) -> None:
    """Of two equal ones the earlier comes first, so that a report always has the same."""
    texts = ["甘薯淀粉。", "甘薯淀粉。", "桑蚕养殖。", "桑蚕养殖。"]
    sentences = [["甘薯", "淀粉"], ["甘薯", "淀粉"], ["桑蚕", "养殖"], ["桑蚕", "养殖"]]
    assert keywords(sentences, texts, lexicon) == ("甘薯淀粉", "桑蚕养殖")


def test_terms_are_counted(lexicon: Lexicon) -> None:
    """They tell regions apart; fillers are not among them."""
    counts = dict(rank((section("甘蔗种植扩大。", "甘蔗加工提质。"),), lexicon=lexicon).terms)
    assert counts["甘蔗"] == 2
    assert "推进" not in counts


def test_nothing_is_said_on_stderr_and_jieba_waits() -> None:
    """jieba loads only when words are cut, and neither it nor its warnings are heard."""
    program = """
import importlib.util, sys
import summarizer.rank
assert not {"jieba", "rjieba", "textrank4zh", "networkx"} & set(sys.modules)
find = importlib.util.find_spec
summarizer.rank.words.find_spec = lambda name: None if name == 'rjieba' else find(name)
from summarizer.lexicon import load
from summarizer.records import Section, Sentence
lexicon = load()
made = Section("路", 1, 1, (Sentence("道路畅通。", 1, 0, 5),))
summarizer.rank.rank((made,), lexicon=lexicon)
summarizer.rank.rank((made,), engine="plain", lexicon=lexicon)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_sentence_tells_what_it_bears() -> None:
    """Each feature that spoke, with the first words it found; a promise without a figure is one."""
    made = structure(
        (section("新增城镇就业8600人。", "推进改革。", title="明年打算"),), None, "甲县.txt", lexicon=LEXICON
    )
    ((figure, promise),) = rank(made, lexicon=LEXICON).because
    assert ("figure", "8600人") in [(step.rule, step.words) for step in figure]
    assert "promise without a figure" in [step.rule for step in promise]
    assert {step.step for step in (*figure, *promise)} == {"evidence"}
