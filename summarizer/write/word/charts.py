"""Chart -> a native Word chart, its numbers in a workbook that Word can edit; or a shaded table."""

from io import BytesIO
from xml.sax.saxutils import escape

from summarizer.page_words import PageWords
from summarizer.records import Chart, Series
from summarizer.write.sheet import MADE

# Told apart in print and by the colour-blind: dark to light, then a warm one.
COLOURS = ("1F4E79", "C55A11", "7F7F7F", "2E75B6", "BF9000", "548235", "7030A0", "833C0B")

FLAT = 6
"""So many names below the bars stand level and break into lines; more may be turned."""

SHEET = "Sheet1"
"""The workbook's one sheet, which the chart's formulas name."""

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def chart_xml(chart: Chart, workbook: str, words: PageWords) -> bytes:
    """Return the chart part of *chart*; *workbook* is the relationship's id of its numbers."""
    series = "".join(_series(chart, number, one, words) for number, one in enumerate(chart.series))
    legend = (
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text(900)}</c:legend>'
        if len(chart.series) > 1
        else ""
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}" xmlns:r="{_RELATIONS}">'
        '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f'<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        '<c:gapWidth val="60"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>'
        f'<c:catAx><c:axId val="111111111"/>{_scaling}<c:delete val="0"/><c:axPos val="b"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark '
        'val="none"/>'
        f'<c:tickLblPos val="low"/>{_line("808080")}{_text(900, flat=len(chart.categories) <= FLAT)}'
        '<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        f'<c:valAx><c:axId val="222222222"/>{_scaling}<c:delete val="0"/><c:axPos val="l"/>'
        f"<c:majorGridlines>{_line('E5E5E5')}</c:majorGridlines>{_axis_title(chart.unit)}"
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark '
        'val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_text(900)}'
        '<c:crossAx val="111111111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
        f'</c:plotArea>{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        f"</c:spPr>{_text(900)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


_scaling = '<c:scaling><c:orientation val="minMax"/></c:scaling>'


def _series(chart: Chart, number: int, series: Series, words: PageWords) -> str:
    # Late: only a run that draws a chart in Word needs it.
    from xlsxwriter.utility import xl_range_abs  # type: ignore[import-untyped]

    column, last = number + 1, len(chart.categories)
    head = f"{SHEET}!{xl_range_abs(0, column, 0, column)}"
    names_at = f"{SHEET}!{xl_range_abs(1, 0, last, 0)}"
    numbers_at = f"{SHEET}!{xl_range_abs(1, column, last, column)}"
    colour = COLOURS[number % len(COLOURS)]
    own = [name == chart.own for name in chart.categories]
    marked = series.marked or (False,) * len(chart.categories)
    points = "".join(
        _point(index, COLOURS[1] if own[index] else colour, hatched)
        for index, hatched in enumerate(marked)
        if hatched or own[index]
    )
    names = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(name)}</c:v></c:pt>' for index, name in enumerate(chart.categories)
    )
    numbers = "".join(
        f'<c:pt idx="{index}"><c:v>{value:f}</c:v></c:pt>'
        for index, value in enumerate(series.values)
        if value is not None
    )
    count = f'<c:ptCount val="{len(chart.categories)}"/>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f'<c:tx><c:strRef><c:f>{head}</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{escape(_name(series, words))}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr><c:invertIfNegative '
        f'val="0"/>{points}'
        f'<c:dLbls><c:numFmt formatCode="General" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/>'
        f"</a:ln></c:spPr>"
        f'{_text(800)}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        f'<c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>{names_at}</c:f><c:strCache>{count}{names}</c:strCache>"
        f"</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{numbers_at}</c:f><c:numCache>"
        f"<c:formatCode>General</c:formatCode>{count}{numbers}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _point(index: int, colour: str, hatched: bool) -> str:
    """Return what sets one bar apart: its *colour*, and hatches where the figure is only expected."""
    solid = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    pattern = (
        f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{colour}"/></a:fgClr>'
        '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
    )
    return (
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>'
        f'{pattern if hatched else solid}<a:ln w="9525">{solid}</a:ln></c:spPr></c:dPt>'
    )


def _name(series: Series, words: PageWords) -> str:
    """Return the name of *series* for the legend, which says so where all of it is expected."""
    stated = [
        marked for value, marked in zip(series.values, series.marked, strict=False) if value is not None
    ]
    if stated and all(stated):
        return words.say("chart", "expected", name=series.name)
    return series.name


def _text(size: int, flat: bool = False) -> str:
    turned = ' rot="0" vert="horz"' if flat else ""
    return (
        f'<c:txPr><a:bodyPr{turned}/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}" b="0">'
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        '<a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def _line(colour: str) -> str:
    return f'<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>'


def _axis_title(unit: str) -> str:
    if not unit:
        return ""
    return (
        '<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr><a:defRPr '
        'sz="900" b="0">'
        '<a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/></a:defRPr></a:pPr>'
        '<a:r><a:rPr lang="zh-CN" sz="900" b="0"><a:latin typeface="Times New Roman"/><a:ea '
        'typeface="宋体"/></a:rPr>'
        f'<a:t>{escape(unit)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def workbook(chart: Chart, words: PageWords) -> bytes:
    """Return a workbook that holds the numbers of *chart*, the same bytes each time."""
    # Late: only a run that draws a chart in Word needs it.
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": MADE})
        sheet = book.add_worksheet(SHEET)
        for column, series in enumerate(chart.series, start=1):
            sheet.write_string(0, column, _name(series, words))
            for row, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, float(value))
        for row, category in enumerate(chart.categories, start=1):
            # Never as a formula or a link, whatever a region is called.
            sheet.write_string(row, 0, category)
    return content.getvalue()
