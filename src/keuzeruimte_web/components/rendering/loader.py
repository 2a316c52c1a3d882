"""The loader of templates: each is read once, worked out as far as it can be, and written in Python."""

from threading import RLock
from typing import Any

from django.template import Template
from django.template.loaders import cached

from .compiling.writing import write
from .folding import fold


class Loader(cached.Loader):
    """Django's own that keeps templates, which works out those it keeps."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._ready = dict[str, Template]()
        self._at_work = set[str]()
        self._one_at_a_time = RLock()

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        """The template with this name. Raises TemplateDoesNotExist."""
        key = self.cache_key(template_name, skip)
        ready = self._ready.get(key)
        if ready is not None:
            return ready
        with self._one_at_a_time:
            template = super().get_template(template_name, skip)
            if key in self._ready or key in self._at_work:  # by another thread, or for its own frame
                return template
            self._at_work.add(key)
            try:
                fold(template.nodelist)
                write(template)
            finally:
                self._at_work.discard(key)
            self._ready[key] = template
        return template

    def reset(self) -> None:
        """Forget all templates."""
        self._ready.clear()
        super().reset()
