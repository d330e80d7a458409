"""Jinja, kept from the files, the memory and the time of the machine, and kinder in its complaints."""

import math
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from difflib import get_close_matches
from functools import wraps
from typing import Any

from jinja2 import StrictUndefined, Template, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace
from markupsafe import Markup

from summarizer.messages import _
from summarizer.render import limits

VARIABLES = ("briefing", "briefings", "digest", "regions", "reports", "theme", "config")
"""What templates are given."""
SECONDS = 10
"""What one page may take; it takes a hundredth of that."""


class Complaint(str):
    """The message about a name that is not there, with what else is known of it."""

    name: str
    near: str | None
    """What was probably meant."""
    field: bool
    """Whether it was asked of a record, and is no variable."""


class Missing(StrictUndefined):
    """A name that a template asks for and that is not there; it says which was meant."""

    @property
    def _undefined_message(self) -> str:
        owner, name = self._undefined_obj, str(self._undefined_name)
        if self._undefined_hint:
            return self._undefined_hint
        if is_dataclass(owner):
            said = _("a {record} has no {name}").format(record=type(owner).__name__, name=name)
            near = _near(name, owner)
        else:
            said = _("there is no {name}").format(name=name)
            near = next(iter(get_close_matches(name, VARIABLES, n=1)), None)
        complaint = Complaint(said + (_("; did you mean {name}?").format(name=near) if near else ""))
        complaint.name, complaint.near, complaint.field = name, near, is_dataclass(owner)
        return complaint


def _near(name: str, owner: Any) -> str | None:
    """Return the field of *owner*, or of a record in it, that is *name* or nearly so."""
    own = [field.name for field in fields(owner)]
    inner = {
        deeper.name: f"{field}.{deeper.name}"
        for field in own
        if is_dataclass(getattr(owner, field))
        for deeper in fields(getattr(owner, field))
    }
    close = get_close_matches(name, own, n=1)
    return inner.get(name) or (close[0] if close else None)


class Generator(CodeGenerator):
    """Compiles ``a ~ b`` so that both sides are printed as ``{{ a }}{{ b }}`` would."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.concatenate((")
        for arg in node.nodes:
            self.visit(arg, frame)
            self.write(", ")
        self.write("))")


# What makes a long string of a short one; for replace and join there are filters, which look first.
_LENGTHENING = {
    *(
        "center",
        "encode",
        "expandtabs",
        "format",
        "format_map",
        "join",
        "ljust",
        "replace",
        "rjust",
        "translate",
        "zfill",
    )
}
# All that a template has to do with, beside records: a value of another kind has methods nobody looked at.
_PLAIN = (str, int, float, Decimal, tuple, list, dict)
_OF_JINJA = (
    *(BlockReference, Cycler, Joiner, LoopContext, Macro, Namespace, TemplateModule, TemplateReference),
    Undefined,
)


class Environment(ImmutableSandboxedEnvironment):
    """Templates that reach no file and no network, and can neither run on nor swell."""

    code_generator_class = Generator
    # 'a' * 10**9 or '%999999999d' % 1 would fill the memory before the page's length is looked at.
    intercepted_binops = frozenset({"+", "*", "**", "%"})
    concat = staticmethod(limits.concat)
    concatenate: Callable[[Iterable[Any]], Markup]
    deadline = math.inf

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=Missing, **options)
        # What pads, or writes out what is not for a page.
        for unwanted in ("center", "indent", "pprint", "tojson", "urlize", "wordwrap", "xmlattr"):
            del self.filters[unwanted]
        del self.globals["lipsum"]
        self.filters = {name: _weighed(function) for name, function in self.filters.items()} | {
            "batch": limits.batched,
            "format": _formatted,
            "in_time": self._in_time,
            "replace": _weighed(limits.replaced),
            "round": limits.rounded,
            "slice": limits.sliced,
            "sum": limits.summed,
        }

    def start(self) -> None:
        """Give the next page its time: the processor's, which a busy machine does not shorten."""
        self.deadline = time.process_time() + SECONDS

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        # Every loop looks at the clock.
        template = super()._parse(source, name, filename)
        for loop in template.find_all(nodes.For):
            timed = nodes.Filter(loop.iter, "in_time", [], [], None, None, lineno=loop.lineno)
            loop.iter = timed.set_environment(self)
        return template

    def _in_time(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self._look_at_clock()
            yield value

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls: a macro that calls itself needs no loop to run on."""
        __self._look_at_clock()
        return super().call(__context, __obj, *args, **kwargs)

    def _load_template(self, name: str, globals: Any) -> Template:
        # So does a template that includes itself.
        self._look_at_clock()
        return super()._load_template(name, globals)

    def _look_at_clock(self) -> None:
        if time.process_time() > self.deadline:
            raise SecurityError(
                _("the page takes longer than {seconds} seconds; look for a loop that never ends").format(
                    seconds=SECONDS
                )
            )

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply numbers, and only numbers that stay small; add what does not become too long."""
        if operator == "+":
            limits.added(left, right)
            return super().call_binop(context, operator, left, right)
        if not (isinstance(left, int | float | Decimal) and isinstance(right, int | float | Decimal)):
            raise SecurityError(_("{operator} takes numbers only").format(operator=operator))
        if operator == "**" and (abs(float(left)) > 1000 or abs(float(right)) > 10):
            raise SecurityError(_("{left} ** {right} is too large").format(left=left, right=right))
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Say whether a template may use *attr* of *obj*."""
        known = isinstance(obj, (*_PLAIN, *_OF_JINJA)) or (is_dataclass(obj) and not isinstance(obj, type))
        lengthening = attr == "to_bytes" or (isinstance(obj, str) and attr in _LENGTHENING)
        return known and not lengthening and super().is_safe_attribute(obj, attr, value)


def _weighed(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return Jinja's filter *function*, which first looks how long what it is given would be, written out."""

    @wraps(function)
    def looked_at(*args: Any, **named: Any) -> Any:
        for value in (*args, *named.values()):
            limits.weigh(value)
        return function(*args, **named)

    return looked_at


def _formatted(template: str, *values: Any) -> str:
    """Return *template* filled as ``%`` does it, no field wider than a line."""
    limits.weigh((template, *values))
    if re.search(r"\d{3}|\*", template):
        raise SecurityError(
            _("{template} asks for more than 99 characters; write a smaller width").format(template=template)
        )
    return template % values
