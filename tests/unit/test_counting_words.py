"""Words of one language that count without being cardinals."""

import pytest

from service.text.numbers.counting_words import _TABLE, count_otherwise
from service.text.writing.clean import fold

OTHERWISE = [
    ("en", "second", "third"),
    ("en", "first", "second"),
    ("en", "half", "a quarter"),
    ("en", "twice", "three times"),
    ("en", "twice", "half"),
    ("en", "Dozens", "hundreds"),
    ("fr", "deuxième", "troisièmes"),
    ("fr", "la moitié", "un tiers"),
    ("fr", "centaines", "milliers"),
    ("es", "primer", "segundo"),
    ("es", "Decenas", "Cientos"),
    ("pt", "metade", "um terço"),
    ("it", "seconda", "terza"),
    ("ca", "desenes", "centenars"),
    ("ro", "zeci", "sute"),
    ("de", "zweiten", "dritten"),
    ("de", "die Hälfte", "ein Drittel"),
    ("de", "doppelt", "dreimal"),
    ("nl", "tientallen", "honderden"),
    ("sv", "andra", "tredje"),
    ("da", "hundredvis", "tusindvis"),
    ("nn", "halvparten", "tredjedelen"),
    ("fi", "kolmannen", "neljännen"),
    ("pl", "setki", "tysiące"),
    ("cs", "druhou", "třetí"),
    ("sk", "desiatky", "stovky"),
    ("sl", "druga", "tretja"),
    ("bs", "druga", "treća"),
    ("sr", "стотине", "хиљаде"),
    ("sr", "druga", "treća"),
    ("ru", "вдвое", "втрое"),
    ("ru", "второго", "третьего"),
    ("uk", "половину", "третину"),
    ("bg", "втори", "трети"),
    ("el", "δεκάδες", "εκατοντάδες"),
    ("hu", "második", "harmadik"),
    ("tr", "yüzlerce", "binlerce"),
    ("id", "puluhan", "ratusan"),
]
NOT_OTHERWISE = [
    ("en", "second", "2nd"),
    ("en", "second", "other"),
    ("en", "dozens", "scores"),
    ("en", "twice", "two times"),
    ("en", "the third", "third"),
    ("en", "third", "three"),
    ("en", "a quarter", "three months"),
    ("en", "half", "hundreds"),
    ("en", "seconds", "minutes"),
    ("fr", "deuxième", "second"),
    ("fr", "dizaines", "douzaines"),
    ("es", "cientos", "centenares"),
    ("de", "doppelt", "zweimal"),
    ("de", "dritte", "dritter"),
    ("pl", "dwukrotnie", "dwa razy"),
    ("ru", "вдвое", "дважды"),
    ("fi", "kolmas", "kolmannen"),
    ("ja", "", ""),
]


@pytest.mark.parametrize(("language", "one", "other"), OTHERWISE)
def test_words_for_two_numbers_count_otherwise(language, one, other):
    assert count_otherwise(one.split(), other.split(), language)
    assert count_otherwise(other.split(), one.split(), language)


@pytest.mark.parametrize(("language", "one", "other"), NOT_OTHERWISE)
def test_words_for_one_number_or_for_different_things_do_not(language, one, other):
    assert not count_otherwise(one.split(), other.split(), language)
    assert not count_otherwise(other.split(), one.split(), language)


@pytest.mark.parametrize("language", _TABLE)
def test_no_word_of_the_table_tells_two_numbers(language):
    for forms in _TABLE[language].values():
        said = [{fold(form.rstrip("*")) for form in words.split()} for words in forms.values()]
        assert sum(map(len, said)) == len(set[str]().union(*said))
