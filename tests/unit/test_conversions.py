import pytest

from service.text.numbers.conversions import without_prices


@pytest.mark.parametrize("price", ["($20)", "(about 20 USD)", "(US$ 20)", "（约20美元 $20）"])
def test_a_price_in_brackets_behind_a_number_is_left_out(price):
    assert without_prices(f"It costs 1,800 rupees {price}, he said.") == (
        "It costs 1,800 rupees, he said."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Mira Dahl (43) won it.",
        "The 14 boats (two of wood) sank.",
        "The ferry ($20) is late.",
        "It costs $20.",
    ],
)
def test_what_else_stands_in_brackets_is_kept(text):
    assert without_prices(text) == text
