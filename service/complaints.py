"""What pydantic finds wrong with a value that was given, in words of ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_KINDS = {
    "bool": "true or false",
    "dict": "an object",
    "float": "a number",
    "int": "a whole number",
    "list": "a list",
    "model": "an object",
    "string": "a text",
    "tuple": "a list",
}
_TOLD = {
    "enum": "must be one of {expected}",
    "extra_forbidden": "there is no such field: leave it out",
    "finite_number": "must be a finite number",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be {ge} or more",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be {le} or less",
    "literal_error": "must be one of {expected}",
    "missing": "is missing",
    "string_pattern_mismatch": "must match {pattern}",
    "string_too_long": "must have {max_length} characters at most",
    "string_too_short": "must have {min_length} or more characters",
    "too_long": "must name {max_length} at most, not {actual_length}",
    "too_short": "must name {min_length} or more, not {actual_length}",
    "union_tag_invalid": "{discriminator} is none of {expected_tags}",
    "union_tag_not_found": "{discriminator} is missing",
}


def told(complaint: Mapping[str, Any]) -> str:
    """Say what is wrong with a value and what it must be; never repeats the value.

    `complaint` is one of `ValidationError.errors()`. What a validator of ours raised is told as it
    is, and so is what pydantic alone has words for.
    """
    kind, about = str(complaint["type"]), dict(complaint.get("ctx", {}))
    if "discriminator" in about:
        about["discriminator"] = about["discriminator"].strip("'")
    if kind in _TOLD:
        return _TOLD[kind].format_map(about)
    if (wanted := kind.partition("_")[0]) in _KINDS:
        return f"must be {_KINDS[wanted]}"
    return str(complaint["msg"]).removeprefix("Value error, ")
