"""Tags, accounts and addresses of channels around a post."""

import pytest

from service.text.sites.chrome import is_site_wording
from service.text.sites.tags import without_tags
from service.text.writing.clean import clean


@pytest.mark.parametrize(
    "text",
    [
        "#piyasa #borsa",
        "#台風 #沖縄",
        "#مصر #النفط",
        "@newschannel",
        "t.me/newsticker",
        "👉 https://t.me/s/info_direct",
        "Síguenos 👉 @elcanal",
        "Подпишись 👉 @novosti_dnya",
        "चैनल से जुड़ें 👉 @samachar",
        "Kanal abonnieren: t.me/x",
        "Gabung di kanal kami: t.me/kanalberita",
        "#mưalũ #HaNoi | Theo dõi kênh",
        "📲 Kanalımıza abunə olun",
        "👉 Tilaa kanava",
        "チャンネル登録 @sokuho",
    ],
)
def test_what_is_but_tags_or_a_phrase_beside_them_is_the_channels(text: str) -> None:
    assert is_site_wording(clean(text))


@pytest.mark.parametrize(
    "text",
    [
        "#1",
        "Ranked #1 of #2",
        "#Banjir dua meter di Semarang",
        "The minister wrote on @newschannel that the bridge is closed.",
        "Write to desk@example.org",
        "Two dead #Storm",
        "Kanal gesperrt t.me/x",
    ],
)
def test_what_tells_anything_beside_tags_is_the_posts(text: str) -> None:
    assert not is_site_wording(clean(text))


@pytest.mark.parametrize("text", ["desk@example.org", "#1", "5 @ 3", "a#b", "at.me/"])
def test_what_looks_like_a_tag_is_left(text: str) -> None:
    assert without_tags(text) == text
