"""An index that is written and read again."""

from service.match.search.flat_index import EXACT_UP_TO
from service.match.search.growing_index import GrowingIndex
from service.match.search.index_file import reading, writing


def written(index, path):
    """Write an index into a file."""
    with writing(str(path)) as file:
        index.write(file)


def read(path, exact=EXACT_UP_TO):
    """Read the index that a file holds."""
    with reading(str(path)) as file:
        return GrowingIndex.read(file, exact)
