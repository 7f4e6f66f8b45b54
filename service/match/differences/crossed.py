"""Names that change places: who beat whom, who accused whom.

"Lyon beat Nantes 3-1" and "Nantes beat Lyon 3-1" have all words and numbers in common. Translators
put two names of a sentence in another order in one line of twelve, but hardly in two lines that
name both: in NTREX in one of a thousand runs of four lines. A headline and the sentence that says
it again are no two witnesses, so what a language turns by its grammar is left aside: a place and
one who is there, the parts of one name, and languages that put verbs or clauses elsewhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from service.match.alignment.align import Group
from service.match.coverage.brief import FEW, NAMED, short_groups
from service.match.facts.common_names import CommonName, NameId, Span, common_names, with_recurring
from service.match.facts.persons import Persons
from service.text.names.names import WORD
from service.text.numbers.results import OrderedResult, ordered_result

_TWICE = 2
_SIDES = re.compile(r"[^.:;,!?]{2,40}?[\s»”\"]([-–—])[\s«“\"][^.:;,!?–—]{2,40}\s$")
"""Two sides of a game before its result."""
_DASHES = frozenset("-–—")
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages in which either number of a result may be written first."""
_TURNED = frozenset(
    (
        *("am", "az", "bn", "eu", "fa", "gu", "hi", "hu", "hy", "ja", "ka"),
        *("kk", "kn", "ko", "ku", "ky", "ml", "mn", "mr", "my", "ne", "pa"),
        *("ps", "si", "so", "ta", "te", "tr", "tt", "ug", "ur", "uz", "zh"),
    )
)
"""Languages that put verbs last or clauses first: of lines with two names .17 to .24 are turned."""
_BETWEEN = 2
"""So many words may part the names of one phrase in another language: "Gran Premio de Mónaco"."""
_AND = 3
"""Words of so few letters join two names in whatever order: "and", "und", "et l'"."""
PassageQuotes = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Crossed:
    """Quotes passages: `names` those in which two names change places wherever both stand,
    `results` those that give the result of a game to the other side."""

    names: tuple[PassageQuotes, ...]
    results: tuple[PassageQuotes, ...]

    @property
    def passages(self) -> tuple[PassageQuotes, ...]:
        """The passages of both, each once."""
        return tuple(dict.fromkeys((*self.results, *self.names)))


NONE_CROSSED = Crossed((), ())
"""Two articles in which no names change places."""


def crossed(a: Persons, b: Persons, groups: Sequence[Group]) -> Crossed:
    """Find the names of short aligned passages that change places, and the results that do; none
    in texts that are not brief."""
    if len(groups) > FEW:
        return NONE_CROSSED
    counted = _TURNED.isdisjoint((a.language, b.language))
    votes: defaultdict[tuple[NameId, NameId], list[tuple[bool, PassageQuotes]]] = defaultdict(list)
    won: list[tuple[bool, PassageQuotes]] = []
    short = list(short_groups(a.sentences, b.sentences, groups, NAMED))
    recurring = with_recurring(a, b, short) if counted else frozenset[Group]()
    for g in short:
        quotes = " ".join(a.sentences[g.a_slice]), " ".join(b.sentences[g.b_slice])
        results = _results(a, b, quotes)
        if g not in recurring and results is None:
            continue
        common = common_names(a, b, g)
        for one, other in combinations(common if g in recurring else (), 2):
            if one.place == other.place and not _is_phrase(one, other, quotes):
                names = min(one.name, other.name), max(one.name, other.name)
                votes[names].append(((one.a < other.a) != (one.b < other.b), quotes))
        turned = None if results is None else _is_turned(common, quotes, results)
        won += [] if turned is None else [(turned, quotes)]
    return Crossed(
        tuple(
            told[0][1]
            for told in votes.values()
            if len(told) >= _TWICE and all(turned for turned, _ in told)
        ),
        tuple(quotes for _, quotes in won) if all(turned for turned, _ in won) else (),
    )


def _is_phrase(one: CommonName, other: CommonName, quotes: PassageQuotes) -> bool:
    """Whether two names are parts of one, or joined: they follow each other on one side, with
    hardly a word between them on the other, or have but an "and" between them on both."""
    places = zip(quotes, (one.a, one.b), (other.a, other.b), strict=True)
    between = [WORD.findall(quote, min(x[1], y[1]), max(x[0], y[0])) for quote, x, y in places]
    least, most = sorted(map(len, between))
    joined = all(len(word) <= _AND for words in between for word in words)
    return most <= _BETWEEN and (least == 0 or joined)


def _results(
    a: Persons, b: Persons, quotes: PassageQuotes
) -> tuple[OrderedResult, OrderedResult] | None:
    """The result of a game that both of two passages give in one way, where it may be told which
    side has which number; None where they do not."""
    if not _RIGHT_TO_LEFT.isdisjoint((a.language, b.language)):
        return None
    first, second = map(ordered_result, quotes)
    return None if first is None or second is None or first.mark != second.mark else (first, second)


def _is_turned(
    common: Sequence[CommonName],
    quotes: PassageQuotes,
    results: tuple[OrderedResult, OrderedResult],
) -> bool | None:
    """Whether two passages give one result to the one and to the other of two names with a dash
    between them, which stand before it; None where they do not both tell so. Where words are
    between them, the number of the winner may stand first, or that of the side told of."""
    first, second = results
    left = _before(sorted((one.a, one.name) for one in common), quotes[0], first)
    right = _before(sorted((one.b, one.name) for one in common), quotes[1], second)
    if len(left) == _TWICE and {*left} == {*right}:
        return (left == right) != (first.falls == second.falls)
    dashes = _dash(quotes[0], first), _dash(quotes[1], second)
    if min(dashes) < 0:
        return None
    sides = {
        (one.a[0] < dashes[0]) == (one.b[0] < dashes[1])
        for one in common
        if one.a[1] <= first.start and one.b[1] <= second.start
    }
    return None if len(sides) != 1 else sides.pop() != (first.falls == second.falls)


def _dash(quote: str, result: OrderedResult) -> int:
    """Where the dash stands between two sides of a game, with nothing but them before its result:
    "Lyon – Nantes 3:1"; -1 where there is none."""
    match = _SIDES.match(quote, 0, result.start)
    return match.start(1) if match else -1


def _before(
    names: Sequence[tuple[Span, NameId]], quote: str, result: OrderedResult
) -> tuple[NameId, ...]:
    """The last two names before a result, with a dash between them."""
    last = [(span, name) for span, name in names if span[1] <= result.start][-_TWICE:]
    if len(last) < _TWICE:
        return ()
    between = quote[last[0][0][1] : last[1][0][0]].strip(' «»„“”"')
    return tuple(name for _, name in last) if between in _DASHES else ()
