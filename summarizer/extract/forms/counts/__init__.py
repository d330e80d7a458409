"""Counts and amounts, whose noun may stand before the number or behind it.

签约项目30个 and 30个项目签约 count the same; 其中亿元以上12个, 国家级2个 and 产值3亿元
take from the figure before what they leave unsaid.
"""

from summarizer.extract.form import Form
from summarizer.extract.forms.counts.count import count
from summarizer.extract.forms.counts.figure_before import FIGURE_BEFORE
from summarizer.extract.forms.counts.noun_before import NOUN_BEFORE
from summarizer.extract.forms.counts.noun_behind import NOUN_BEHIND

COUNTS = Form("counts and amounts", count, (*NOUN_BEHIND, *FIGURE_BEFORE, *NOUN_BEFORE))

FORMS = (COUNTS,)
