import hashlib

import pytest

from models.weights import BundledFile
from service.errors import EncoderError

CONTENT = b"these are the weights"


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A distribution `toyweights` 1.0 on the path, with one file of weights."""
    metadata = tmp_path / "toyweights-1.0.dist-info" / "METADATA"
    metadata.parent.mkdir()
    metadata.write_text("Metadata-Version: 2.1\nName: toyweights\nVersion: 1.0\n")
    (tmp_path / "toyweights").mkdir()
    (tmp_path / "toyweights" / "w.bin").write_bytes(CONTENT)
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def toy_file(**changes):
    settings = {
        "distribution": "toyweights",
        "version": "1.0",
        "path": "toyweights/w.bin",
        "size": len(CONTENT),
        "sha256": hashlib.sha256(CONTENT).hexdigest(),
    }
    return BundledFile(**(settings | changes))


@pytest.mark.usefixtures("installed")
def test_content_is_read_when_its_digest_is_right():
    assert toy_file().is_present()
    assert toy_file().read() == CONTENT


def test_changed_content_is_refused(installed):
    (installed / "toyweights" / "w.bin").write_bytes(CONTENT[:-1] + b"!")
    assert toy_file().is_present()
    with pytest.raises(EncoderError, match=r"w\.bin has the SHA-256 .*--force-reinstall 'toyw"):
        toy_file().read()


def test_cut_content_is_not_present(installed):
    (installed / "toyweights" / "w.bin").write_bytes(CONTENT[:-1])
    assert not toy_file().is_present()


@pytest.mark.usefixtures("installed")
def test_missing_file_says_what_to_reinstall():
    file = toy_file(path="toyweights/gone.bin")
    assert not file.is_present()
    with pytest.raises(EncoderError, match=r"gone\.bin cannot be read .*'toyweights==1\.0'"):
        file.read()


def test_missing_package_says_what_to_install():
    file = toy_file(distribution="toyweights-nowhere")
    assert not file.is_present()
    with pytest.raises(EncoderError, match=r"pip install 'toyweights-nowhere==1\.0'"):
        file.read()
