import subprocess
import sys

import pytest

from models import registry
from models.registry import describe_encoders, load_encoder
from service.errors import EncoderError


def test_what_is_described_is_what_is_loaded():
    descriptions = describe_encoders()
    assert tuple(info.name for info in descriptions) == ("muse", "e5")
    for info in descriptions:
        assert info.weights_present
        encoder = load_encoder(info.name)
        assert encoder.name == info.name
        assert encoder.fingerprint == info.fingerprint
        assert encoder.dimension == info.dimension
        assert encoder.languages == info.languages


def test_fingerprints_name_the_encoder():
    muse, e5 = (info.fingerprint for info in describe_encoders())
    assert muse.startswith("muse-2-")
    assert e5.startswith("e5-1-")


def test_a_bundled_encoder_without_its_package_is_described_but_not_present(monkeypatch):
    import dataclasses

    gone = dataclasses.replace(registry.E5.files[0], distribution="nowhere-to-be-found")
    without = dataclasses.replace(registry.E5, files=(gone,))
    monkeypatch.setattr(registry, "_BUNDLED", {"e5": without})
    (info,) = describe_encoders()
    assert not info.weights_present
    assert info.source == "nowhere-to-be-found==0.3.0"


@pytest.mark.parametrize("field", ["code_version", "prompt", "max_tokens", "files"])
def test_whatever_changes_vectors_changes_the_fingerprint(field):
    import dataclasses

    (file,) = registry.E5.files
    other = {
        "code_version": registry.E5.code_version + 1,
        "prompt": "passage: ",
        "max_tokens": 256,
        "files": (dataclasses.replace(file, sha256="0" * 64),),
    }
    changed = dataclasses.replace(registry.E5, **{field: other[field]})
    assert changed.fingerprint != registry.E5.fingerprint


@pytest.mark.parametrize("name", ["mused", "", "./nowhere/model", "/nowhere/model", "a/b/c"])
def test_an_unknown_name_says_what_there_is(name):
    with pytest.raises(EncoderError, match=r"no encoder .*: give muse, e5, the directory"):
        load_encoder(name)


def test_describing_encoders_imports_no_framework():
    code = """
import sys
from models.registry import describe_encoders
describe_encoders()
heavy = {"torch", "transformers", "sentence_transformers", "tokenizers", "numpy.linalg"}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['numpy.linalg']"
