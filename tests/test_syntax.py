"""What Jinja says of a slip of the pen, in plain words."""

import jinja2
import pytest

from summarizer.render.syntax import TAGS, reworded


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ a }", "} does not belong here"),
        ("{{ a", "}} is missing at the end"),
        ("{{ }}", "a name or a value is missing before }}"),
        ("{{ a b }}", "}} is missing before b"),
        ("{{ a. }}", "a name is missing after the dot"),
        ("{{ a[1 }}", "] is missing before }"),
        ("{{ a ? }}", "? does not belong here"),
        ("{# 备注", "{# is never closed; write #} where it ends."),
        ("{% raw %}备注", "{% raw %} is never closed; write {% endraw %} where it ends."),
        ("{% for x y %}{% endfor %}", "in is missing before y"),
        ("{% for x in y %}", "{% for %} is never closed; write {% endfor %} where it ends."),
        (
            "{% if x %}{% endfor %}",
            "{% endfor %} does not belong here; {% if %} before it is still to be closed with {% endif %}.",
        ),
        ("{% endif %}", "{% endif %} has no opening tag before it."),
        ("{% block a %}{% endblock %}" * 2, "there are two blocks a; rename one"),
    ],
)
def test_a_slip_of_the_pen(template: str, said: str) -> None:
    """No word of Jinja's own trade is left."""
    with pytest.raises(jinja2.TemplateSyntaxError) as met:
        jinja2.Environment().from_string(template)
    assert reworded(met.value.message or "") == said


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ '亿元' + 3 }}", "text and numbers cannot be added; join them with ~"),
        ("{{ 3 + '亿元' }}", "text and numbers cannot be added; join them with ~"),
        ("{{ 3 / 0 }}", "division by zero"),
        ("{{ name() }}", "a str cannot be called; write it without brackets"),
    ],
)
def test_a_slip_that_shows_when_it_is_rendered(template: str, said: str) -> None:
    """What Python says of it, in plain words, too."""
    with pytest.raises((TypeError, ZeroDivisionError)) as met:
        jinja2.Environment().from_string(template).render(name="望都县")
    assert reworded(str(met.value)) == said


@pytest.mark.parametrize("message", ["", "something rare", "Encountered unknown tag 'fro'."])
def test_a_rare_one_stays_as_it_is(message: str) -> None:
    """Nothing is guessed at."""
    assert reworded(message) == message


def test_jinja_knows_the_tags_that_are_suggested() -> None:
    """Each can begin a statement or stands within one, though not alone."""
    for tag in TAGS:
        with pytest.raises(jinja2.TemplateSyntaxError) as met:
            jinja2.Environment().from_string(f"{{% {tag} %}}")
        assert (met.value.message != f"Encountered unknown tag {tag!r}.") == (
            not tag.startswith(("end", "el"))
        )
