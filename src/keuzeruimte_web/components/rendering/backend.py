"""Django's own templates, of which what was shown is let go of at once.

What a page was made of stands in a circle: its names know the page, and the page its names. Python finds
circles when thousands of things have piled up, and until then every page is built in memory that is cold.
"""

from typing import Any

from django.template.backends import django
from django.template.context import make_context
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
        """What it says with these names."""
        page = make_context(context, request, autoescape=self.backend.engine.autoescape)
        try:
            return self.template.render(page)
        finally:
            page.dicts.clear()
