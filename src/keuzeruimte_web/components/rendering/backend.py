"""Django's own templates, of which what was shown is let go of at once.

What a page was made of stands in circles: its names know the page, and the page its names; so do a form and
its fields. Python finds those when thousands of things have piled up, and until then every page is built in
memory that is cold.
"""

from typing import Any

from django.forms import BaseForm
from django.template.backends import django
from django.template.context import Context, make_context
from django.utils.safestring import SafeString


class Templates(django.DjangoTemplates):
    """Django's templates, shown by `Shown`."""

    def from_string(self, template_code: str) -> "Shown":
        """A template of this text."""
        return Shown(super().from_string(template_code).template, self)

    def get_template(self, template_name: str) -> "Shown":
        """The template with this name. Raises TemplateDoesNotExist."""
        return Shown(super().get_template(template_name).template, self)


class Shown(django.Template):
    """A template that keeps nothing of what it showed."""

    def render(self, context: dict[str, Any] | None = None, request: Any = None) -> SafeString:
        """What it says with these names.

        A page lets go of its forms; a part (without `request`) does not: its page may show them once more.
        """
        page = make_context(context, request, autoescape=self.backend.engine.autoescape)
        try:
            return self.template.render(page)
        finally:
            for form in _forms(page) if request else ():
                form._bound_fields_cache.clear()  # type: ignore[attr-defined]
            page.dicts.clear()


def _forms(page: Context) -> list[BaseForm]:
    return [one for names in page.dicts for one in names.values() if isinstance(one, BaseForm)]
