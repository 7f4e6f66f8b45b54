"""What has a particle of negation and tells only how much: no fewer than, not only."""

import pytest

from service.text.words.denials import Stance, stance

HOW_MUCH = {
    "en": ("No fewer than 5 were hurt.", "It was not more than 5.", "Not only 5 were hurt."),
    "fr": ("Il n'y a pas moins de 5 blessés.", "Il n'y a pas plus de 5 blessés.", "Pas seulement."),
    "es": ("No menos de 5 heridos.", "Hubo no más de 5 heridos.", "No solo hubo heridos."),
    "pt": ("Não menos de 5 feridos.", "Foram não mais de 5 feridos.", "Não apenas 5 feridos."),
    "it": ("Non meno di 5 feriti.", "Non più di 5 feriti.", "Non solo 5 feriti."),
    "ro": ("Nu mai puțin de 5 răniți.", "Nu mai mult de 5 răniți.", "Nu numai 5 răniți."),
    "de": ("Nicht weniger als 5 Verletzte.", "Nicht mehr als 5 Verletzte.", "Nicht nur 5."),
    "nl": ("Niet minder dan 5 gewonden.", "Niet meer dan 5 gewonden.", "Niet alleen 5."),
    "sv": ("Inte mindre än 5 skadade.", "Inte mer än 5 skadade.", "Inte bara 5."),
    "da": ("Ikke mindre end 5 sårede.", "Ikke mere end 5 sårede.", "Ikke kun 5."),
    "no": ("Ikke mindre enn 5 skadde.", "Ikke mer enn 5 skadde.", "Ikke bare 5."),
    "is": ("Ekki færri en 5 særðust.", "Ekki fleiri en 5 særðust.", "Ekki bara 5."),
    "ru": ("Не меньше 5 раненых.", "Не больше 5 раненых.", "Не только 5."),
    "uk": ("Не менше 5 поранених.", "Не більше 5 поранених.", "Не лише 5."),
    "bg": ("Не по-малко от 5 ранени.", "Не повече от 5 ранени.", "Не само 5."),
    "pl": ("Nie mniej niż 5 rannych.", "Nie więcej niż 5 rannych.", "Nie tylko 5."),
    "cs": ("Ne méně než 5 zraněných.", "Ne více než 5 zraněných.", "Nejen 5, není jediný."),
    "sk": ("Nie menej ako 5 zranených.", "Nie viac ako 5 zranených.", "Nie len 5."),
    "sl": ("Ne manj kot 5 ranjenih.", "Ne več kot 5 ranjenih.", "Ne samo 5."),
    "hr": ("Ne manje od 5 ranjenih.", "Ne više od 5 ranjenih.", "Ne samo 5."),
    "sr": ("Ne manje od 5 ranjenih.", "Не више од 5 рањених.", "Не само 5."),
    "el": ("Δεν είναι λιγότεροι από 5.", "Δεν είναι περισσότεροι από 5.", "Δεν είναι μόνο 5."),
    "sq": ("Nuk janë më pak se 5.", "Nuk janë më shumë se 5.", "Nuk janë vetëm 5."),
    "fi": ("Ei vähempää kuin 5.", "Ei enempää kuin 5.", "Ei vain 5."),
    "et": ("Mitte vähem kui 5.", "Mitte rohkem kui 5.", "Mitte ainult 5."),
    "hu": ("Nem kevesebb, mint 5 sérült.", "Nem több mint 5 sérült.", "Nem csak 5."),
    "id": ("Tidak kurang dari 5 orang.", "Tidak lebih dari 5 orang.", "Tidak hanya 5."),
    "ms": ("Tidak kurang daripada 5.", "Tidak lebih daripada 5.", "Bukan hanya 5."),
    "tl": ("Hindi bababa sa 5.", "Hindi hihigit sa 5.", "Hindi lamang 5."),
    "ar": ("لا تقل عن 5 أشخاص", "لا يزيد على 5 أشخاص", "ليس فقط 5"),
    "fa": ("کمتر از 5 نفر نیست", "بیش از 5 نفر نیست", "نه تنها 5 نفر آمدند"),
    "ur": ("5 سے کم نہیں", "5 سے زیادہ نہیں", "صرف 5 نہیں"),
    "he": ("לא פחות מ-5", "לא יותר מ-5", "לא רק 5"),
    "hi": ("5 से कम नहीं", "5 से ज्यादा नहीं", "सिर्फ 5 नहीं"),
    "ka": ("არა ნაკლებ 5", "არა უმეტეს 5", "არა მხოლოდ 5"),
    "zh": ("不少于5人受伤", "不超過5人受傷", "不仅5人受伤"),
    "ja": ("5人を下らない", "5人を超えない", "5人だけではない"),
    "km": ("មិនតិចជាង 5", "មិនលើស 5", "មិនត្រឹមតែ 5"),
    "tr": ("5 kişiden az değil.", "5 kişiden fazla değil.", "Sadece 5 kişi değil."),
    "ko": ("5명에 못지않다.", "5명을 넘지 않는다.", "5명에 그치지 않는다."),
    "vi": ("Không dưới 5 người.", "Không quá 5 người.", "Không chỉ 5 người."),
    "th": ("ไม่น้อยกว่า 5 คน", "ไม่เกิน 5 คน", "ไม่เพียง 5 คน"),
}


@pytest.mark.parametrize(
    ("language", "sentence"), [(of, one) for of, told in HOW_MUCH.items() for one in told]
)
def test_what_tells_how_much_denies_nothing_for_sure(language, sentence):
    assert stance(sentence, language) is Stance.UNCLEAR


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "They are not more than friends, and that will not change."),
        ("de", "Nicht nur 5 wurden verletzt, der Streik geht nicht weiter."),
        ("uk", "Не менше 5 поранених, страйк не триває."),
        ("es", "No más violencia."),
        ("it", "Non va più a scuola."),
    ],
)
def test_what_is_denied_besides_is_denied(language, sentence):
    assert stance(sentence, language) is Stance.DENIED


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("tr", "Kusura bakmayın, tren gecikiyor."),
        ("tr", "Merak etmeyin, tren geliyor."),
        ("en", "Don't worry, the train is on its way."),
        ("fr", "Ne vous inquiétez pas, le train arrive."),
        ("es", "No se preocupe, el tren llega."),
        ("de", "Nichts für ungut, der Zug kommt."),
        ("cs", "Nezlobte se, vlak jede."),
        ("hu", "Ne haragudjon, jön a vonat."),
        ("ru", "Не волнуйтесь, поезд идёт."),
        ("pl", "Nie martw się, pociąg jedzie."),
        ("ar", "لا تقلق، القطار قادم"),
        ("zh", "不好意思，火车来了。"),
        ("ko", "걱정하지 마세요, 기차가 옵니다."),
        ("th", "ไม่เป็นไร รถไฟมาแล้ว"),
    ],
)
def test_what_is_said_to_be_polite_denies_nothing(language, sentence):
    assert stance(sentence, language) is Stance.UNCLEAR


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("tr", "Kusura bakmayın, tren gelmiyor."),
        ("en", "Don't worry, the train is not late."),
        ("de", "Nichts für ungut, der Zug kommt nicht."),
        ("cs", "Nezlobte se, vlak není na cestě."),
        ("ru", "Не волнуйтесь, поезд не опаздывает."),
        ("zh", "不好意思，火车没来。"),
    ],
)
def test_what_is_denied_politely_is_denied(language, sentence):
    assert stance(sentence, language) is Stance.DENIED
