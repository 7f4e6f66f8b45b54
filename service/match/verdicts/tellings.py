"""The tellings of an article: what it says in each language, where a page tells it in several.

Ministries, councils and papers of countries with two languages or more print an article in each of
them, one below the other or paragraph by paragraph. What is said again in another language says
nothing more. So the tellings are compared as two articles would be, by all that tells two stories
apart, and where they are translations of each other one of them stands for the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from models.encoder import Vectors
from models.space import Route, Space
from service.article import Language, PreparedArticle, Sentence
from service.match.coverage.overlap import Sides, overlaps
from service.match.coverage.passages import Passages, shares
from service.match.verdicts.judgement import CommonWording, Measured, judge
from service.match.verdicts.revision import Edition
from service.match.verdicts.signals import signals_of
from service.settings import FALSE_MERGE_RATE
from service.text.languages.language_runs import is_in_scripts, language_runs
from service.text.prepare import passage_length
from service.verdict import Relation

_SHARE = 0.10
"""An article is looked at from this share of a second language on: less is doubt about the first,
or a name, and the pieces by which languages are detected are few."""
_NO_WORDING = CommonWording(0.0, 0.0, 0.0)
"""Two languages have but names in common."""


@dataclass(frozen=True)
class Tellings:
    """What the content of an article says in each of its languages.

    `embed` gives the embeddings of its content sentences by an encoder: (n, d) float32.
    """

    prepared: PreparedArticle
    sentences: tuple[Sentence, ...]
    routes: Sequence[Route]
    space: Space
    embed: Callable[[PreparedArticle, str], Vectors]
    _found: dict[str, frozenset[str]] = field(default_factory=dict)

    def again(self, language: str) -> list[int]:
        """Which sentences say in other languages again what is said in one, ascending."""
        own = {*self._places.get(language, ())}
        again = {n for code in self.languages_again(language) for n in self._places[code]}
        return sorted(again - own)

    def share_again(self, language: str) -> float:
        """The share of the characters that these sentences take up."""
        again = self.again(language)
        return float(shares(self.sentences)[again].sum()) if again else 0.0

    def languages_again(self, language: str) -> frozenset[str]:
        """The languages in which the article says again what it says in one."""
        if language not in self._places:
            return frozenset()
        if language not in self._found:
            others = (code for code in self._places if code != language)
            self._found[language] = frozenset(
                code for code in others if self._are_translations(language, code)
            )
        return self._found[language]

    def route(self, language: str) -> Route:
        """The way into the space of what it says again in a language: by the first of its encoders
        that knows that."""
        names = (route.encoder for route in self.routes)
        return Route(next(name for name in names if self._knows(name, language)), language)

    def _knows(self, encoder: str, language: str) -> bool:
        known = self.space.languages(encoder)
        return known is None or language in known

    @cached_property
    def _places(self) -> dict[str, tuple[int, ...]]:
        """The places of the sentences in each language; none in a text that is as long as a book,
        or that no encoder knows."""
        if not self.routes or passage_length(len(self.sentences)) > 1:
            return {}
        return places_by_language(self.sentences, self.prepared.languages)

    def _are_translations(self, one: str, other: str) -> bool:
        """Whether two of its tellings say the same, as far as two articles would."""
        encoder = self.routes[-1].encoder
        if not (self._knows(encoder, one) and self._knows(encoder, other)):
            return False
        fitted = self.space.calibration(encoder)
        sides = Sides(
            self._telling(encoder, one), self._telling(encoder, other), fitted.scale(one, other)
        )
        (found,) = overlaps([sides])
        signals = signals_of(sides, found)
        article = self.prepared.article
        judgement = judge(
            Edition(article, sides.a, signals.coverage_a, _NO_WORDING.in_a),
            Edition(article, sides.b, signals.coverage_b, _NO_WORDING.in_b),
            Measured(signals, _NO_WORDING, 0.0),
            fitted.weights,
            fitted.threshold(FALSE_MERGE_RATE),
        )
        return judgement.relation is Relation.TRANSLATION

    def _telling(self, encoder: str, language: str) -> Passages:
        places = [*self._places[language]]
        raw = self.embed(self.prepared, encoder)[places]
        sentences = tuple(self.sentences[n] for n in places)
        vectors = self.space.comparable(encoder, raw, language)
        return Passages(language, sentences, vectors, shares(sentences))


def places_by_language(
    sentences: Sequence[Sentence], languages: Sequence[Language]
) -> dict[str, tuple[int, ...]]:
    """The places of the sentences in each language, in the order in which the languages begin.

    Those of the headline are in each, since it is mostly told in all languages or in the first
    alone. Empty where all is in one language.
    """
    likely = [one.code for one in languages if one.confidence >= _SHARE]
    below = [n for n, s in enumerate(sentences) if s.field != "title"]
    texts = [sentences[n].text for n in below]
    if len(below) < 2 or not (len(likely) > 1 or is_in_scripts(texts)):
        return {}
    codes = language_runs(texts, likely)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, code in zip(below, codes, strict=True):
        found[code].append(place)
    if len(found) < 2:
        return {}
    above = [n for n, s in enumerate(sentences) if s.field == "title"]
    return {code: (*above, *places) for code, places in found.items()}
