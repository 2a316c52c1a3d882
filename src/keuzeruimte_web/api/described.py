"""The description of the API as programs read it, and the questions that stay within it."""

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from ninja import NinjaAPI

from keuzeruimte_web.api import problems

AT = "/api/v1/"
A_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,39}")
"""What the name of a parameter looks like; anything else is perhaps a value, and is not said again."""
A_PART = re.compile(r"<(?:\w+:)?(\w+)>")
Named = Mapping[str, frozenset[str]]
"""The parameters that a question may have, by its verb."""


class Described(NinjaAPI):
    """The API, described so that a program made from it reads well."""

    def get_root_path(self, path_params: Any) -> str:
        """Where it stands; its addresses have no names to look that up by."""
        return AT

    def get_openapi_operation_id(self, operation: Any) -> str:
        """The name of the function: that of the method in a program made from the description."""
        return str(operation.view_func.__name__)

    def get_openapi_schema(self, **how: Any) -> Any:
        """OpenAPI 3.1; what ninja writes as JSON is problem+json where it is a problem."""
        schema = super().get_openapi_schema(**how)
        for methods in schema["paths"].values():
            for operation in methods.values():
                for answer in operation["responses"].values():
                    _tell_problem(answer.get("content", {}))
                for parameter in operation["parameters"]:
                    parameter["schema"] = _without_null(parameter["schema"])
        return schema

    def named(self) -> Mapping[str, Named]:
        """The parameters of each verb at each address that is described."""
        return {
            address.removeprefix(AT): {
                verb.upper(): frozenset(one["name"] for one in asked["parameters"] if one["in"] == "query")
                for verb, asked in methods.items()
            }
            for address, methods in self.get_openapi_schema()["paths"].items()
        }


def as_described(pattern: str) -> str:
    """An address as the description writes it: `pupils/{id}`."""
    return A_PART.sub(r"{\1}", pattern)


def within(view: Callable[..., HttpResponse], *, named: Named) -> Callable[..., HttpResponse]:
    """This view, for who asks with the parameters that are described, each once; who does not is told."""

    @wraps(view)
    def asked(http_request: HttpRequest, **parts: Any) -> HttpResponse:
        known = named.get(http_request.method or "")
        errors = [] if known is None else _beside(http_request.GET, known)
        if errors:
            return problems.answer("wrong-field", errors=errors)
        return view(http_request, **parts)

    return asked


def _beside(given: QueryDict, known: frozenset[str]) -> list[dict[str, str]]:
    """What is asked beside what is known, or more than once. A question that is misspelt would otherwise
    be answered as another one: everything, where a few were meant."""
    unknown = [name for name in given if name not in known]
    twice = [name for name in given if name in known and len(given.getlist(name)) > 1]
    return [{"where": _where(name), "what": "extra_forbidden"} for name in unknown] + [
        {"where": _where(name), "what": "repeated"} for name in twice
    ]


def _where(name: str) -> str:
    return f"query.{name}" if A_NAME.fullmatch(name) else "query"


def _tell_problem(content: dict[str, Any]) -> None:
    reference = content.get("application/json", {}).get("schema", {}).get("$ref", "")
    if reference.endswith("/Problem"):
        content[problems.MEDIA] = content.pop("application/json")


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter is there or not: in an address there is no null."""
    kinds: list[dict[str, Any]] = [one for one in schema.get("anyOf", []) if one != {"type": "null"}]
    if len(kinds) != 1:
        return schema
    return {name: what for name, what in schema.items() if name != "anyOf"} | kinds[0]
