"""docs/api.md names every call, every field of the verdict, every problem and every limit."""

import re
from pathlib import Path

import service.api.failures  # noqa: F401 - its errors are part of the tree
from service.api.problems import slug
from service.api.routes import articles, changes, clusters, decisions, pairs, system
from service.api.schemas.articles import ArticleShape
from service.api.schemas.verdicts import MatchShape, PairVerdict, VerdictShape
from service.api.settings import ServiceSettings
from service.errors import ListenError, SamewireError, UsageError
from service.match.verdicts import first_look, lexical

PAGE = (Path(__file__).parents[2] / "docs/api.md").read_text("utf-8")


def test_every_call_is_in_the_table():
    parts = (articles, changes, clusters, decisions, pairs, system)
    routes = {
        f"{method} {route.path_format}"
        for part in parts
        for route in part.router.routes
        for method in route.methods
    }
    assert set(re.findall(r"^\| `([A-Z]+ /\S+)` \|", PAGE, re.MULTILINE)) == routes


def test_every_field_of_the_verdict_is_explained():
    section = PAGE.split("### The verdict")[1].split("### ")[0]
    rows = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert rows == list(VerdictShape.model_fields)
    assert [name for name in MatchShape.model_fields if f"`{name}`" not in section] == []


def test_every_method_that_is_no_encoder_is_explained():
    modules = first_look, lexical
    source = "".join(Path(module.__file__).read_text("utf-8") for module in modules)
    methods = {*re.findall(r'_apart\("(\w+)"', source), *re.findall(r'method="(\w+)"', source)}
    # What is kept by bounds alone is no link, and explained pairs are verified.
    assert methods - {"bounds"} == {"exact", "lexical", "index", "settings"}
    outputs = (Path(__file__).parents[2] / "docs/outputs.md").read_text("utf-8")
    described = PairVerdict.model_fields["method"].description
    for name in methods - {"bounds"}:
        assert all(f"`{name}`" in text for text in (outputs.split("## links")[1], described))


def test_every_field_of_an_article_is_in_the_example():
    example = PAGE.split("### Read and remove an article")[1].split("```")[1]
    assert [name for name in ArticleShape.model_fields if f'"{name}":' not in example] == []


def test_every_problem_is_in_the_table_with_its_status():
    rows = re.findall(r"^\| (`/problems/.*?) \| (\d+) \|", PAGE, re.MULTILINE)
    documented = {
        kind: int(status)
        for kinds, status in rows
        for kind in re.findall(r"/problems/([\w-]+)", kinds)
    }
    raised = {slug(each): each.status for each in tree(SamewireError)}
    assert documented == {kind: raised[kind] for kind in documented}
    # These end the process before anything is served.
    never = {slug(each) for each in (*tree(UsageError), UsageError, ListenError)}
    assert set(raised) - never == set(documented)


def test_every_limit_has_its_default():
    section = PAGE.split("## Limits")[1]
    rows = dict(re.findall(r"^\| `SAMEWIRE_(\w+)` \| (\S+) \|", section, re.MULTILINE))
    defaults = {name.lower(): default for name, default in rows.items()}
    assert defaults == {name: str(ServiceSettings.model_fields[name].default) for name in defaults}
    assert {"queue", "bulk_window", "request_timeout", "page_limit"} < set(defaults)
    assert {name for name in ServiceSettings.model_fields if name.startswith("max_")} < set(
        defaults
    )


def tree(kind):
    for each in kind.__subclasses__():
        yield each
        yield from tree(each)
