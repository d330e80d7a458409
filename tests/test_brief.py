"""Key sentences are chosen within a budget, across the chapters and the years of a region."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.brief import brief as made_brief
from summarizer.brief.choose import MOST
from summarizer.lexicon import load
from summarizer.records import (
    Because,
    Briefing,
    Distinction,
    Identity,
    Indicator,
    Kind,
    Ranking,
    Region,
    Report,
    Section,
    Sentence,
    Tabled,
)
from summarizer.structure import structure

SHIPPED = load()
REGION = Region("130999", "云岭县", "云岭县", "县", "安州市", "河北省", "130999")
WORDS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def distinct(number: int, length: int = 40) -> str:
    """Return a sentence of *length* characters that is like no other *number*'s."""
    return "".join(chr(0x4E00 + (number * 97 + i * 13) % 6000) for i in range(length - 1)) + "。"


def report(
    *sections: tuple[str | None, int, Sequence[tuple[str, float]]], year: int = 2019, least: float = 0.8
) -> Report:
    """Return a report of *sections*: heading, level, and the sentences with their scores."""
    made = tuple(
        Section(
            title,
            level,
            n,
            tuple(Sentence(text, n, i * 100, i * 100 + len(text)) for i, (text, _) in enumerate(said)),
        )
        for n, (title, level, said) in enumerate(sections, start=1)
    )
    ranking = Ranking(
        tuple(tuple(score for _, score in said) for _, _, said in sections), (str(year),), least=least
    )
    identity = Identity(REGION, year)
    return Report(
        path=f"{year}.txt",
        sha256="",
        encoding="utf-8",
        format="text",
        identity=identity,
        lines=(),
        removed=(),
        repairs=(),
        sections=structure(made, year, f"{year}.txt", lexicon=SHIPPED),
        ranking=ranking,
        indicators=(),
    )


def brief(
    reports: Sequence[Report], sentences: int | None, share: float, pages: int | None = None
) -> Briefing:
    """Return the briefing of *reports* with the shipped words."""
    return made_brief(reports, sentences, share, pages, lexicon=SHIPPED)


def keys(briefing: Briefing) -> list[str]:
    """Return the texts chosen, in the order of the page."""
    return [
        ranked.sentence.text
        for excerpt in briefing.excerpts
        for passage in excerpt.passages
        for ranked in passage.sentences
        if ranked.key
    ]


def test_a_report_that_says_nothing() -> None:
    """No sections: a briefing without passages."""
    briefing = brief((report(),), None, 0.25)
    assert briefing.excerpts[0].passages == ()
    assert briefing.periods == (2019,)


def test_one_sentence_worth_quoting_is_quoted() -> None:
    """The only result of the only section goes in, whatever share it is."""
    assert keys(brief((report(("财政", 1, [("收入12亿元。", 3.0)])),), None, 0.5)) == ["收入12亿元。"]


def test_every_sentence_is_kept_with_its_score() -> None:
    """What is not chosen is there all the same, so that a template may show it."""
    said = [(distinct(i), float(i)) for i in range(6)]
    (excerpt,) = brief((report(("甲", 1, said)),), None, 0.25).excerpts
    assert [(r.sentence.text, r.score) for r in excerpt.passages[0].sentences] == said


def test_the_best_are_chosen_and_stand_in_the_order_of_the_report() -> None:
    """The score chooses, the document orders."""
    said = [(distinct(i), score) for i, score in enumerate([1.0, 5.0, 1.0, 1.0, 1.0, 4.0, 1.0, 1.0])]
    assert keys(brief((report(("甲", 1, said)),), None, 0.2)) == [distinct(1), distinct(5)]


def test_a_shorter_sentence_goes_before_a_longer_one_worth_as_much() -> None:
    """Room is what is short."""
    said = [(distinct(0, 120), 3.0), (distinct(1, 30), 3.0), (distinct(2, 150), 0.9)]
    assert keys(brief((report(("甲", 1, said)),), None, 0.08)) == [distinct(1, 30)]


def test_every_chapter_is_heard_before_one_is_heard_twice() -> None:
    """A rich chapter does not take the room of a poor one that has something to say."""
    rich = [(distinct(i), 9.0 - i / 10) for i in range(8)]
    poor = [(distinct(20), 1.0), (distinct(21), 0.9)]
    chosen = keys(brief((report(("富", 1, rich), ("贫", 1, poor)),), None, 0.1))
    assert distinct(20) in chosen


def test_rhetoric_without_a_heading_is_not_quoted() -> None:
    """A lead and an ending get nothing, however well they score."""
    said = [(distinct(i), 2.0) for i in range(10)]
    chosen = keys(
        brief(
            (report((None, 1, [(distinct(90), 9.0)]), ("甲", 1, said), (None, 1, [(distinct(91), 9.0)])),),
            None,
            0.3,
        )
    )
    assert chosen and not {distinct(90), distinct(91)} & set(chosen)


def test_a_report_without_headings_is_quoted() -> None:
    """Text without headings that is the whole report is no lead."""
    said = [(distinct(i), 2.0 + i) for i in range(8)]
    assert distinct(7) in keys(brief((report((None, 1, said)),), None, 0.25))


def test_what_was_said_is_not_said_again() -> None:
    """Within a section and across sections the better of two near-duplicates stays."""
    fact = "全年新增城镇就业一万二千人，城镇登记失业率控制在百分之三以内。"
    again = "一年来，全年新增城镇就业一万二千人，城镇登记失业率控制在百分之三以内。"
    filler = [(distinct(i), 0.9) for i in range(6)]
    chosen = keys(
        brief((report(("甲", 1, [(again, 2.0), *filler]), ("乙", 1, [(fact, 5.0), *filler])),), None, 0.5)
    )
    assert fact in chosen and again not in chosen


def test_the_same_matter_with_other_figures_is_said() -> None:
    """Two counts that share their wording are two facts; so are two years of one count."""
    first = "全县一般公共预算收入完成8.62亿元，同比增长7.1%。"
    second = "全县一般公共预算支出完成31.40亿元，同比增长4.9%。"
    chosen = keys(brief((report(("甲", 1, [(first, 3.0), (second, 2.9)])),), None, 0.7))
    assert chosen == [first, second]


def test_of_two_years_that_say_the_same_the_later_says_it() -> None:
    """The reports of a region are one briefing; the earlier year gives way."""
    fact = "全县所有行政村实现了集中供水和垃圾统一清运。"
    older = report(("甲", 1, [(fact, 9.0), (distinct(1), 2.0), (distinct(2), 1.0)]), year=2018)
    newer = report(("乙", 1, [(fact, 1.0), (distinct(3), 0.9), (distinct(4), 0.9)]))
    briefing = brief((older, newer), None, 0.6)
    chosen = [[r.sentence.text for p in e.passages for r in p.sentences if r.key] for e in briefing.excerpts]
    assert fact not in chosen[0] and fact in chosen[1]
    assert briefing.periods == (2018, 2019)
    assert briefing.keywords == ("2019",)


def test_a_garbled_sentence_is_never_quoted() -> None:
    """Doubt outweighs any score."""
    made = report(("甲", 1, [(distinct(0), 9.0), (distinct(1), 1.0)]))
    section = made.sections[0]
    first = replace(section.sentences[0], doubt="garbled")
    made = replace(made, sections=(replace(section, sentences=(first, *section.sentences[1:])),))
    assert keys(brief((made,), None, 1.0)) == [distinct(1)]


def test_a_chapter_of_slogans_quotes_one_and_says_so() -> None:
    """It is marked weak; a chapter of nothing but formulae is silent."""
    slogans = [(distinct(i), 0.5) for i in range(4)]
    formulae = [(distinct(i), 0.1) for i in range(10, 14)]
    briefing = brief((report(("口号", 1, slogans), ("套话", 1, formulae)),), None, 0.5)
    weak = [r for p in briefing.excerpts[0].passages for r in p.sentences if r.key]
    assert [r.weak for r in weak] == [True]
    assert weak[0].sentence.text in {text for text, _ in slogans}


def test_a_glossary_is_silent_and_makes_no_room() -> None:
    """It is not quoted, however many figures it explains, nor does it lengthen the briefing."""
    body = ("工作", 1, [(distinct(i), 2.0) for i in range(12)])
    notes = ("附：名词解释", 1, [(distinct(i), 9.0) for i in range(40, 70)])
    assert keys(brief((report(body, notes),), None, 0.25)) == keys(brief((report(body),), None, 0.25))


def test_results_are_not_weak() -> None:
    """What is worth quoting carries no mark."""
    briefing = brief((report(("甲", 1, [(distinct(0), 2.0)])),), None, 0.5)
    assert not briefing.excerpts[0].passages[0].sentences[0].weak


@pytest.mark.parametrize("most", [0, 1, 2, 5, 50])
def test_so_many_sentences_and_no_more(most: int) -> None:
    """The number asked for is kept, over all years together; the first go round the chapters."""
    chapters = [(f"第{n}章", 1, [(distinct(n * 10 + i), 3.0 + n / 10) for i in range(4)]) for n in range(4)]
    briefing = brief((report(*chapters[:2], year=2018), report(*chapters[2:])), most, 0.25)
    assert len(keys(briefing)) == min(most, 16)


def test_sentences_go_round_the_chapters() -> None:
    """Two sentences of two chapters alike come one from each."""
    briefing = brief(
        (
            report(
                ("甲", 1, [(distinct(i), 3.0) for i in range(3)]),
                ("乙", 1, [(distinct(i), 2.9) for i in range(10, 13)]),
            ),
        ),
        2,
        0.25,
    )
    assert [sum(r.key for r in p.sentences) for p in briefing.excerpts[0].passages] == [1, 1]


def test_a_long_chapter_falls_into_its_parts() -> None:
    """The parts of a chapter that is too long for one budget are each heard."""
    parts = [(f"（{n}）", 2, [(distinct(n * 20 + i), 9.0 - n) for i in range(15)]) for n in range(1, 5)]
    briefing = brief((report(("一、回顾", 1, []), *parts),), None, 0.08)
    assert all(any(r.key for r in p.sentences) for p in briefing.excerpts[0].passages[1:])


@given(
    st.lists(st.lists(st.tuples(st.integers(5, 200), st.floats(0, 9)), max_size=12), max_size=8),
    st.sampled_from([0.1, 0.25, 0.4]),
)
def test_the_budget_is_kept(shape: list[list[tuple[int, float]]], share: float) -> None:
    """Short chapters quote more of themselves than long ones, but within a bound."""
    number = iter(range(1000))
    sections = [
        (f"第{n}章", 1, [(distinct(next(number), size), score) for size, score in said])
        for n, said in enumerate(shape)
    ]
    made = report(*sections)
    sizes = [size for said in shape for size, _ in said]
    quoted = sum(map(len, keys(brief((made,), None, share))))
    assert quoted <= MOST * share * sum(sizes) + max(sizes, default=0) / 2
    assert brief((made,), None, share) == brief((made,), None, share)


def test_a_sentence_tells_why_it_was_quoted() -> None:
    """The best of a chapter, another that is worth its room, one for want of a better; else nothing."""
    good, poor = [(distinct(n), 3.0 - n / 10) for n in range(3)], [(distinct(9), 0.7)]
    passages = brief((report(("甲", 1, good), ("乙", 1, poor)),), None, 0.9).excerpts[0].passages
    told = [[step.rule for step in ranked.because] for passage in passages for ranked in passage.sentences]
    assert told[:2] == [["the best of its chapter"], ["worth the room it takes"]]
    assert told[-1] == ["for want of a better one"]


def test_what_went_wrong_is_quoted_before_results() -> None:
    """The one with figures first, within a part of the budget; never where so many sentences are asked."""
    good = [(distinct(n), 3.0 - n / 10) for n in range(8)]
    poor = [
        ("企业融资仍然偏难，镇村污水管网欠账不少。", 0.1),
        ("全县还有3个村未通天然气，12处内涝点没有治完。", 0.1),
    ]
    made = (report(("工作回顾", 1, good), ("存在的困难和问题", 1, poor)),)
    some = brief(made, None, 0.2)
    assert [text for text in keys(some) if text in dict(poor)] == [poor[1][0]]
    assert some.excerpts[0].passages[1].sentences[1].because[-1].rule == "admits what went wrong"
    assert [text for text in keys(brief(made, None, 0.8)) if text in dict(poor)] == [text for text, _ in poor]
    assert not [text for text in keys(brief(made, 2, 0.8)) if text in dict(poor)]


# -- so many pages ------------------------------------------------------------


def figure(text: str, name: str, value: str, *, kind: Kind = "actual", year: int = 2019) -> Indicator:
    """Return the standard figure *name* that the sentence *text* in line 1 states."""
    return Indicator(
        name=name,
        text=name,
        value=Decimal(value),
        unit="亿元",
        measure="level",
        change=None,
        bound="=",
        upper=None,
        kind=kind,
        year=year,
        span="year",
        rank=None,
        scope=None,
        document=f"{min(year, 2019)}.txt",
        line=1,
        start=0,
        end=3,
        sentence=text,
        standard=True,
    )


def test_what_the_table_says_is_not_said_again() -> None:
    """A sentence whose figures have rows is not quoted; one with a figure besides is."""
    told, more = "全县一般公共预算收入8.2亿元。", "税收占比71.3%，非税收入压减1.9亿元，财源更实。"
    made = report(("财政", 1, [(told, 9.0), (more, 3.0), *((distinct(i), 2.0) for i in range(20))]))
    made = replace(made, indicators=(figure(told, "一般公共预算收入", "8.2"),))
    briefing = brief((made,), None, 0.5, 4)
    assert briefing.tabled and briefing.tabled.results == ("一般公共预算收入",)
    assert told not in keys(briefing) and more in keys(briefing)
    assert told in keys(brief((made,), None, 0.5))


def test_headlines_have_their_rows_first() -> None:
    """Of more indicators than there is room for, those a leader asks for first are shown, in that order."""
    names = [entry.name for entry in reversed(SHIPPED.indicators)]
    made = report(("工作", 1, [(distinct(1), 3.0)]))
    made = replace(made, indicators=tuple(figure(distinct(1), name, "8.2") for name in names))
    tabled = brief((made,), None, 0.28, 4).tabled
    assert tabled and tabled.results[:2] == ("地区生产总值", "一般公共预算收入")
    assert len(tabled.results) == 10 and {*tabled.results} <= {*SHIPPED.evidence.headlines}


def test_what_a_term_of_office_added_up_has_no_row_beside_the_year_s() -> None:
    """Nor has a figure of another year."""
    made = report(("工作", 1, [(distinct(1), 3.0)]))
    whole = figure(distinct(1), "固定资产投资", "8.2")
    others = replace(whole, span="years"), replace(whole, year=2015), replace(whole, measure="gap")
    assert brief((replace(made, indicators=others),), None, 0.28, 4).tabled == Tabled((), ())


def test_the_goals_are_quoted_where_one_sentence_sets_them() -> None:
    """It says in half the lines what a table would; goals set one by one have their rows."""
    goals = "主要预期目标：财政收入9亿元，固定资产投资12亿元，进出口3亿元。"
    names = "财政收入", "固定资产投资", "外贸进出口总额"
    made = report(
        ("工作", 1, [(distinct(i), 3.0) for i in range(20)]),
        ("明年工作打算", 1, [(goals, 0.1), (distinct(50), 0.1)]),
    )
    set_at_once = tuple(figure(goals, name, "9", kind="target", year=2020) for name in names)
    one_by_one = tuple(replace(one, sentence=f"{one.name}9亿元。") for one in set_at_once)
    quoting = brief((replace(made, indicators=set_at_once),), None, 0.5, 4)
    assert goals in keys(quoting) and quoting.tabled == Tabled((), ())
    tabled = brief((replace(made, indicators=one_by_one),), None, 0.5, 4)
    assert goals not in keys(tabled) and tabled.tabled and {*tabled.tabled.goals} == {*names}


def test_of_several_years_the_latest_is_told() -> None:
    """Earlier ones are there by their figures, and all where no year is known."""
    older = report(("甲", 1, [(distinct(i), 3.0) for i in range(9)]), year=2018)
    newer = report(("乙", 1, [(distinct(i), 3.0) for i in range(20, 29)]))
    briefing = brief((older, newer), None, 0.5, 4)
    assert [any(r.key for p in e.passages for r in p.sentences) for e in briefing.excerpts] == [False, True]
    undated = [replace(one, identity=replace(one.identity, period=None)) for one in (older, newer)]
    briefing = brief(undated, None, 0.5, 4)
    assert all(any(r.key for p in e.passages for r in p.sentences) for e in briefing.excerpts)


def test_what_went_wrong_is_always_told() -> None:
    """On a single page, too, and though it bears no figure."""
    good = [(distinct(n), 9.0) for n in range(60)]
    poor = "骨干企业少，财源单薄，城区内涝点没有治完。"
    made = report(("工作回顾", 1, good), ("存在的困难和问题", 1, [(poor, 0.1)]))
    assert poor in keys(brief((made,), None, 0.28, 1))


def test_more_pages_hold_more() -> None:
    """And never more than the share of the text."""
    made = report(*((f"第{n}章", 1, [(distinct(n * 40 + i), 3.0) for i in range(30)]) for n in range(8)))
    sizes = [sum(map(len, keys(brief((made,), None, 0.28, pages)))) for pages in (1, 2, 4, 8, 30)]
    assert sizes == sorted(sizes) and len({*sizes[:4]}) == 4 and sizes[0] > 0
    assert sizes[-1] <= 0.28 * MOST * 8 * 30 * 40
    assert len(keys(brief((made,), 3, 0.28, 4))) == 3


def test_a_speech_is_quoted_though_it_bears_little() -> None:
    """What nobody would quote for its figures is quoted where there is nothing else."""
    assert keys(brief((report(("讲话", 1, [(distinct(i), 0.6) for i in range(9)])),), None, 0.5, 4))


def test_firsts_are_listed_and_not_quoted_beside() -> None:
    """Where most of a sentence is in the list."""
    text = "茶叶产量居全国第一。"
    made = report(("农业", 1, [(text, 5.0), *((distinct(i), 3.0) for i in range(20))]))
    sentence = made.sections[0].sentences[0]
    claimed = Distinction(
        text.removesuffix("。"), sentence, "place", 3.0, Because("distinction", "first place", text)
    )
    briefing = brief((replace(made, ranking=replace(made.ranking, distinctions=(claimed,))),), None, 0.5, 4)
    assert briefing.distinctions == (claimed,) and text not in keys(briefing)


def test_headings_above_the_most_of_the_text_are_passed_over() -> None:
    """一、工作回顾 says no more than the page does; the chapters under it are named."""
    said = [(distinct(i), 3.0) for i in range(6)]
    made = report(
        ("一、工作回顾", 1, []),
        ("农业", 2, said),
        ("粮食", 3, [(distinct(9), 3.0)]),
        ("工业", 2, [(distinct(i), 3.0) for i in range(20, 29)]),
    )
    chapters = [passage.chapter for passage in brief((made,), None, 0.5, 4).excerpts[0].passages]
    assert chapters == [None, "农业", "农业", "工业"]


def test_a_quotation_begins_behind_what_leans() -> None:
    """What cannot stand alone is not chosen; an opening is passed over and the rest quoted."""
    made = report(
        ("甲", 1, [("该项目占地80亩，明年建成。", 9.0), ("三是新修公路86公里。", 5.0), (distinct(1), 2.0)])
    )
    leans = Because("alone", "points back", "该")
    made = replace(made, ranking=replace(made.ranking, leaning=((leans, None, None),), openings=((0, 2, 0),)))
    first, second, _ = brief((made,), None, 1.0).excerpts[0].passages[0].sentences
    assert (first.key, first.because[-1]) == (False, leans)
    assert (second.key, second.sentence.text[second.start :]) == (True, "新修公路86公里。")
