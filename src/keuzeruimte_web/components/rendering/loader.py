"""The loader of templates: each is read once, and worked out as far as it can be."""

from typing import Any

from django.template import Template
from django.template.loaders import cached

from .folding import fold


class Loader(cached.Loader):
    """Django's own that keeps templates, which keeps them folded."""

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        """The template with this name. Raises TemplateDoesNotExist."""
        is_kept = self.cache_key(template_name, skip) in self.get_template_cache
        template = super().get_template(template_name, skip)
        if not is_kept:
            fold(template.nodelist)
        return template
