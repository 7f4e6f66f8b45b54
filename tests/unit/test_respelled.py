"""Names as other languages may spell them."""

import pytest

from service.text.persons.respelled import respelled


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Edward", "Эдвард"),
        ("John", "Джон"),
        ("Iowa", "Айова"),
        ("Hamo", "Xamo"),
        ("Michael", "Mikel"),
    ],
)
def test_a_name_is_read_as_it_is_spelled_elsewhere(name, other):
    assert respelled(name) & respelled(other)


@pytest.mark.parametrize(
    ("name", "other"), [("Okafor", "Petrov"), ("Keller", "Novak"), ("Lisbon", "Madrid")]
)
def test_other_names_are_read_otherwise(name, other):
    assert not respelled(name) & respelled(other)
