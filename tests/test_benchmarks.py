"""The benchmarks run, and measure what they say."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

FOLDER = Path(__file__).parent.parent / "benchmarks"


def script(name: str) -> ModuleType:
    """Return the benchmark *name* as a module."""
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", FOLDER / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ROUGE = script("rouge")


def test_rouge_of_the_same_text_is_one() -> None:
    """Also where only white space differs; nothing in common is nothing."""
    assert ROUGE.rouge("修路 架桥。", "修路架桥。") == (1.0, 1.0, 1.0)
    assert ROUGE.rouge("修路", "种树") == (0.0, 0.0, 0.0)
    assert ROUGE.rouge("", "种树") == (0.0, 0.0, 0.0)


def test_rouge_counts_what_is_shared() -> None:
    """Three of four characters, one of three pairs."""
    assert ROUGE.rouge("甲乙丙丁", "甲乙戊丙") == pytest.approx((3 / 4, 1 / 3, 3 / 4))


@given(st.text("路水电林", max_size=12), st.text("路水电林", max_size=12))
def test_the_longest_common_subsequence_is_that_of_the_table(a: str, b: str) -> None:
    """The integer that stands for a row of the table gives what the table gives."""
    row = [0] * (len(b) + 1)
    for x in a:
        last = row[:]
        for j, y in enumerate(b, 1):
            row[j] = last[j - 1] + 1 if x == y else max(last[j], row[j - 1])
    assert ROUGE._subsequence(a, b) == row[-1]


def test_the_rouge_benchmark_prints_a_line_a_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From sentences or from text; the oracle is the best of all."""
    documents = tmp_path / "documents.jsonl"
    text = "渠道修到田头。今年天旱。渠道长二十公里，浇地三千亩。大家都很高兴。"
    document = {"text": text, "summary": "渠道二十公里，浇地三千亩。"}
    documents.write_text(json.dumps(document, ensure_ascii=False) + "\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["rouge.py", str(documents), "--sentences", "1"])
    ROUGE.main()
    lines = capsys.readouterr().out.splitlines()[2:]
    first = {line[:34].strip(): float(line[34:41]) for line in lines}
    assert {"ours, biased", "ours, bias off", "ours, plain engine", "first sentences"} <= set(first)
    assert first["greedy oracle"] == max(first.values()) > first["first sentences"]


def test_the_ablation_measures_the_choice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the annotation asks for is found with the evidence, whatever its punctuation."""
    said = "全县一般公共预算收入完成9.3亿元，增长6.2%。"
    slogans = (
        "坚持稳中求进的总基调，全面贯彻新发展理念，奋力谱写高质量发展的新篇章。"
        "不断深化思想认识，始终保持昂扬斗志，凝聚起干事创业的强大合力。"
        "各级干部勇于担当、善于作为，以钉钉子精神抓好各项决策部署的落实。"
        "实践充分证明，只要方向对头、步调一致，就没有克服不了的困难。"
    )
    report = f"云岭县2019年政府工作报告\n\n一、综合实力不断增强\n\n{slogans}{said}\n"
    (tmp_path / "report.txt").write_text(report, encoding="utf-8")
    known = {"file": "report.txt", "key_sentences": [{"sentences": [said.replace("，", ",")]}]}
    (tmp_path / "known.json").write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["rank.py", str(tmp_path), str(tmp_path)])
    script("rank").main()
    lines = capsys.readouterr().out.splitlines()[2:]
    recall = {line[:34].strip(): float(line[44:52]) for line in lines}
    assert recall["evidence alone"] == recall["both, as shipped"] == 1.0
    assert recall["first sentences"] == 0.0
