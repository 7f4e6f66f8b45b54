"""Rows of networks to share an article with, and what is told of networks."""

from __future__ import annotations

import pytest

from service.text.sites.chrome import is_site_wording
from service.text.writing.clean import clean


@pytest.mark.parametrize(
    "text",
    [
        "Facebook'ta Paylaş Twitter'da Paylaş WhatsApp'tan Gönder",
        "แชร์ไปที่ Facebook Instagram LINE X คัดลอกลิงก์",
        "שתפו בפייסבוק שתפו בוואטסאפ שלחו במייל",
        "Jaa Facebookissa Jaa WhatsAppissa Tulosta",
        "Share on Facebook, X or WhatsApp",
        "Facebook Telegram Viber WhatsApp",
        "Facebook WhatsApp Telegram X",
        "Facebook Instagram WhatsApp LINE Signal",
        "分享到 微信 微博",
    ],
)
def test_a_row_of_networks_is_chrome(text: str) -> None:
    assert is_site_wording(clean(text))


@pytest.mark.parametrize(
    "text",
    [
        "Facebook and Twitter",
        "Facebook, Twitter and YouTube were fined.",
        "Share prices of Facebook and Twitter fell.",
        "Facebook ve Twitter kapatıldı.",
        "Signal and line",
        "脸书与推特股价下跌",
        "Copy line by line",
        "Print line by line",
        "Send signal by signal",
        "Copy line x to line y",
        "WhatsApp, Telegram, Signal",
        "WhatsApp, Telegram, Instagram",
        "WhatsApp, Telegram und Signal.",
        "Facebook, X or Instagram?",
        "Facebook, X, Line",
        "Share X LINE",
        "Twitter, Facebook e Instagram",
        "Twitter, stampa e Facebook",
        "Facebook, Facebook, Facebook, Facebook",
        "Discordia, signals and threads",
    ],
)
def test_what_is_told_of_networks_is_kept(text: str) -> None:
    assert not is_site_wording(clean(text))
