"""Keys: digests of an article that are equal, or often equal, for copies of it.

Every digest is fixed for all time and machines: keys are stored and compared later.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from service.article import Sentence
from service.text.writing.clean import fold, fold_cleaned
from service.text.writing.windows import is_unbroken

Hashes = NDArray[np.uint64]

# A body of fewer characters ("Watch the video above.") does not say which article it is.
_IDENTIFYING = 200
# What folding drops but changes a fact: "-5" and "+5", "5 %" and "5 $".
_SIGN = re.compile(r"(?<![\w)\]])([-–+])(?=\d)")
_UNIT = re.compile(r"[%‰°$€£¥₹₽₩₺₪₫]")

_WORDS = 4
_IDEOGRAPHS = 6
_LETTERS = 12
_UNSPACED_SHARE = 0.3
_FIRST_UNSPACED = 0x0E00

_LEXICAL_BANDS, _LEXICAL_ROWS = 24, 3
_FACT_BANDS, _FACT_ROWS = 16, 2
_YEAR = re.compile(r"(?:19|20)\d\d")

_BLOCK = 4096
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


def exact_key(title: str, sentences: Sequence[Sentence]) -> str:
    """Return the SHA-256 of the folded article, in hexadecimal: equal for verbatim copies.

    Site chrome is left out, and so is the title: a copy under another headline is still a
    verbatim copy. Only where the body is too short to tell articles apart is the title part
    of it. Signs, currencies and percent signs count, and whether there is any mark at all:
    speech that was written down without one shows no sentences, and verbatim copies are compared
    with other articles by those of one of them. An article without letters or digits has the
    digest of what it has.
    """
    own = exact_body(sentences)
    said = " ".join(sentence.text for sentence, _ in own)
    body = " ".join(wording for _, wording in own)
    if len(body) < _IDENTIFYING:
        body = f"{fold(_spell_facts(title))}\n{body}"
    elif is_unbroken(said, 0, len(said)):
        body += "\n"
    if not body.strip():
        body = "\n".join([title, *(s.text for s in sentences)])
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def exact_body(sentences: Sequence[Sentence]) -> list[tuple[Sentence, str]]:
    """The sentences of a body that its exact key is made of, each with what it adds to the key."""
    body = [s for s in sentences if s.field == "text"]
    return _worded(s for s in body if not s.chrome) or _worded(body)


def _worded(sentences: Iterable[Sentence]) -> list[tuple[Sentence, str]]:
    worded = ((s, fold_cleaned(_spell_facts(s.text))) for s in sentences)
    return [(s, wording) for s, wording in worded if wording]


def _spell_facts(text: str) -> str:
    if any(sign in text for sign in "-–+"):
        text = _SIGN.sub(lambda match: " plus " if match[0] == "+" else " minus ", text)
    return _UNIT.sub(lambda match: f" u{ord(match[0])} ", text)


def _mix(values: Hashes) -> Hashes:
    """Spread values over 64 bits, one to one (the finaliser of SplitMix64, Steele et al. 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _sequences(tokens: Hashes, size: int) -> Hashes:
    """Hash every run of `size` tokens; the tokens together where there are fewer."""
    size = min(size, tokens.size)
    count = tokens.size - size + 1
    found = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        found = _mix(found * _GOLDEN + tokens[place : place + count])
    return found


def _word_hashes(codes: Hashes, starts: NDArray[np.intp]) -> Hashes:
    """Hash the words that begin at `starts`: a sum of their characters, each times its place."""
    lengths = np.diff(np.append(starts, codes.size))
    places = np.arange(codes.size, dtype=np.uint64) - np.repeat(starts, lengths).astype(np.uint64)
    sums: Hashes = np.add.reduceat(_mix(codes + places * _GOLDEN), starts)
    return _mix(sums)


@lru_cache(maxsize=2)
def shingles(folded: str) -> Hashes:
    """Return the hashes of a folded text's shingles, (n,) uint64, sorted, distinct, read-only.

    Kept for the texts asked last: a content is mostly the whole text, which is asked for its keys.

    A shingle is four words; where words are not spaced, six characters of Han and kana or
    twelve of Thai, Lao, Burmese and Khmer, which is about as much. A shorter text is one.
    """
    found = _shingles(folded)
    found.setflags(write=False)
    return found


def _shingles(folded: str) -> Hashes:
    characters = folded.encode("utf-32-le", "surrogatepass")
    codes: Hashes = np.frombuffer(characters, dtype="<u4").astype(np.uint64)
    spaces = codes == ord(" ")
    letters: Hashes = codes[~spaces]
    if not letters.size:
        return letters
    length = _unspaced_length(letters)
    if length:
        return np.unique(_sequences(_mix(letters), length))
    first = ~spaces & np.concatenate(([True], spaces[:-1]))
    starts = np.flatnonzero(first[~spaces])
    return np.unique(_sequences(_word_hashes(letters, starts), _WORDS))


def _unspaced_length(letters: Hashes) -> int:
    """Return the length of a shingle in characters; 0 where words are spaced."""
    if letters.max() < _FIRST_UNSPACED:
        return 0
    if _within(letters, (0x3040, 0x30FF), (0x3400, 0x9FFF), (0x20000, 0x3FFFF)) > _UNSPACED_SHARE:
        return _IDEOGRAPHS
    unspaced = _within(letters, (_FIRST_UNSPACED, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF))
    return _LETTERS if unspaced > _UNSPACED_SHARE else 0


def _within(codes: Hashes, *ranges: tuple[int, int]) -> float:
    """Return the share of the characters that lie in the ranges."""
    return float(sum(np.mean((codes >= first) & (codes <= last)) for first, last in ranges))


@cache
def _hashing(count: int) -> tuple[Hashes, Hashes]:
    """Return the factors and terms of so many hash functions."""
    seeds = _mix(np.arange(1, 2 * count + 1, dtype=np.uint64) * _GOLDEN)
    return seeds[::2] | np.uint64(1), seeds[1::2]


def _bands(hashes: Hashes, bands: int, rows: int) -> tuple[int, ...]:
    """Return a digest for each band of a MinHash signature (Broder 1997), as signed integers."""
    factors, terms = _hashing(bands * rows)
    signature = np.full(bands * rows, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, hashes.size, _BLOCK):
        block = factors[:, None] * hashes[None, start : start + _BLOCK] + terms[:, None]
        signature = np.minimum(signature, block.min(axis=1))
    keys = np.arange(bands, dtype=np.uint64)
    for row in signature.reshape(bands, rows).T:
        keys = _mix(keys * _GOLDEN + row)
    return tuple(int(key) for key in keys.view(np.int64))


def lexical_keys(folded: str) -> tuple[int, ...]:
    """Return the MinHash bands of a folded text: one in common makes two texts candidates.

    24 bands of 3 rows, as signed 64-bit integers; none for a text without words. Two texts
    whose shingles have Jaccard similarity s share a band with probability
    1 - (1 - s^3)^24: 0.18 at s = 0.2, 0.48 at 0.3, 0.80 at 0.4, 0.96 at 0.5, 0.997 at 0.6;
    two texts on other matters (s below 0.03) in fewer than one of 1,500 pairs.
    """
    hashes = shingles(folded)
    return _bands(hashes, _LEXICAL_BANDS, _LEXICAL_ROWS) if hashes.size else ()


def fact_keys(values: Iterable[str]) -> tuple[int, ...]:
    """Return the MinHash bands of an article's numbers, in whatever language it is written.

    16 bands of 2 rows: sets of numbers with Jaccard similarity s share a band with probability
    1 - (1 - s^2)^16: 0.47 at s = 0.2, 0.94 at 0.4. Years and numbers of one significant digit
    are common to too many articles to count; fewer than two others make no keys.
    """
    telling = sorted({value for value in values if _is_telling(value)})
    if len(telling) < _FACT_ROWS:
        return ()
    digests = (hashlib.blake2b(value.encode(), digest_size=8).digest() for value in telling)
    hashes = np.frombuffer(b"".join(digests), dtype="<u8").astype(np.uint64)
    return _bands(hashes, _FACT_BANDS, _FACT_ROWS)


def _is_telling(value: str) -> bool:
    return len(value.replace(".", "").strip("0")) > 1 and not _YEAR.fullmatch(value)
