"""The routes, by what they are about; an id in their paths is `{id:encoded}`."""

from starlette.convertors import register_url_convertor

from service.api.paths import EncodedId

# Before any route is declared: these modules are imported after their package.
register_url_convertor("encoded", EncodedId())
