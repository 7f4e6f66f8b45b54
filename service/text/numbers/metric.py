"""The units that are read beside numbers, and their size in metric ones."""

from __future__ import annotations

CLDR_UNITS: dict[str, tuple[str, float, float]] = {
    "mile": ("length", 1609.344, 0.0),
    "mile-scandinavian": ("length", 10000.0, 0.0),
    "kilometer": ("length", 1000.0, 0.0),
    "meter": ("length", 1.0, 0.0),
    "yard": ("length", 0.9144, 0.0),
    "foot": ("length", 0.3048, 0.0),
    "inch": ("length", 0.0254, 0.0),
    "centimeter": ("length", 0.01, 0.0),
    "millimeter": ("length", 0.001, 0.0),
    "pound": ("mass", 0.4536, 0.0),
    "ounce": ("mass", 0.02835, 0.0),
    "stone": ("mass", 6.35, 0.0),
    "kilogram": ("mass", 1.0, 0.0),
    "gram": ("mass", 0.001, 0.0),
    "tonne": ("mass", 1000.0, 0.0),
    "acre": ("area", 0.4047, 0.0),
    "dunam": ("area", 0.1, 0.0),
    "hectare": ("area", 1.0, 0.0),
    "square-mile": ("area", 259.0, 0.0),
    "square-kilometer": ("area", 100.0, 0.0),
    "square-meter": ("area", 0.0001, 0.0),
    "square-foot": ("area", 0.0000092903, 0.0),
    "gallon": ("volume", 3.785, 0.0),
    "liter": ("volume", 1.0, 0.0),
    "cubic-meter": ("volume", 1000.0, 0.0),
    "barrel": ("volume", 158.99, 0.0),
    "mile-per-hour": ("length", 1609.344, 0.0),
    "kilometer-per-hour": ("length", 1000.0, 0.0),
    "meter-per-second": ("length", 3600.0, 0.0),
    "fahrenheit": ("temperature", 1 / 1.8, -32.0),
    "celsius": ("temperature", 1.0, 0.0),
    "degree": ("temperature", 1.0, 0.0),
    "decade": ("duration", 3652.5, 0.0),
    "year": ("duration", 365.25, 0.0),
    "month": ("duration", 30.4375, 0.0),
    "week": ("duration", 7.0, 0.0),
    "day": ("duration", 1.0, 0.0),
    "hour": ("duration", 1 / 24, 0.0),
    "minute": ("duration", 1 / 1440, 0.0),
    "second": ("duration", 1 / 86400, 0.0),
}
"""The dimension of each, its size in a metric unit, and what is added before. A speed is told as
the way of an hour: "per hour" is written in more ways than can be listed."""
UNITS = CLDR_UNITS | {
    "pyeong": ("area", 0.00033058, 0.0),
    "mu": ("area", 0.066667, 0.0),
    "rai": ("area", 0.16, 0.0),
    "catty": ("mass", 0.5, 0.0),
    "catty-600": ("mass", 0.6, 0.0),
}
"""With those that one country measures in: 평 and 坪, 亩, ไร่, 斤."""
ALSO_MEANT = {"catty": "catty-600"}
"""Units that are of another size in another country: a 斤 has 500 grams in China, 600 in Taiwan."""
DURATIONS = frozenset(unit for unit, (dimension, *_) in UNITS.items() if dimension == "duration")
"""The units of time: nobody takes one for another, as machines take pounds for kilograms."""
TEMPERATURES = frozenset({"celsius", "fahrenheit"})
"""The units that temperatures are told in, once it is told which degrees are meant."""
UNIT = "in:"
"""Marks, among the values of a measure, the unit that it is written in."""
