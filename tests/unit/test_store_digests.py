"""Digests are kept in half of their digits, and nothing else is taken for one."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from service.article import Article
from service.store.digests import identity_digest, packed, unpacked

HEXADECIMAL = st.binary(max_size=40).map(bytes.hex)


@given(st.text() | HEXADECIMAL | HEXADECIMAL.map(str.upper))
def test_any_text_comes_back(text):
    assert unpacked(packed(text)) == text


@given(st.text() | HEXADECIMAL, st.text() | HEXADECIMAL)
def test_only_equal_texts_are_kept_alike(a, b):
    assert (packed(a) == packed(b)) == (a == b)


@given(HEXADECIMAL)
def test_digits_take_half(digest):
    assert packed(digest) == bytes.fromhex(digest)


@given(st.text(), st.text())
def test_digests_are_those_of_each_text_after_its_length(title, text):
    digest = hashlib.sha256()
    for part in (title.encode(), text.encode()):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    assert identity_digest(Article(id="a", title=title, text=text)) == digest.digest()
