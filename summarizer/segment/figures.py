"""A figure with its unit, which a title does not state."""

import re

FIGURE = re.compile(
    r"\d[\d.,]*\s*(?:[%％‰]|[万亿]?(?:元|美元|个|家|户|人|次|件|项|公里|亩|所|处|套|辆|吨|平方|立方|名|位|条|座|台|头|公顷|斤|千瓦|倍))"
)
