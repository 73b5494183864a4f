"""The door for PySpark: ``mapInArrow`` without a shuffle, the gazetteer loaded once in each Python worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from sorbnames.tables.columns import Columns, chosen
from sorbnames.tables.doors import required

if TYPE_CHECKING:
    from sorbnames.tables.answers import Question
    from sorbnames.tables.kernel import Kernel


def clean(
    frame: Any,
    *,
    place: str = "",
    plz: str = "",
    street: str = "",
    house_number: str = "",
    house_number_addition: str = "",
    district: str = "",
    state: str = "",
    country: str = "",
    address: str = "",
    latitude: str = "",
    longitude: str = "",
    locality: str = "",
    overwrite: bool = False,
    decisions: Mapping[Question, str] | None = None,
    overlays: tuple[str, ...] = (),
) -> Any:
    """A Spark DataFrame with the ``sn_*`` columns; lazily, partition by partition, rows in their order.

    The arguments are those of :func:`sorbnames.tables.clean`; ``overlays`` are paths that every executor can read.
    Nothing is shuffled, so skewed keys do no harm: a frequent place is asked once in each worker. Raises InvalidTable
    as :func:`sorbnames.tables.clean` does.
    """
    required("pyspark", "spark")
    required("pyarrow", "spark")
    from pyspark.sql.types import DoubleType, StringType, StructField, StructType

    asked = Columns(
        place,
        plz,
        street,
        house_number,
        district,
        state,
        country,
        address,
        latitude,
        longitude,
        locality,
        house_number_addition=house_number_addition,
    )
    columns = chosen(frame.columns, asked, overwrite)
    kept = [field for field in frame.schema.fields if field.name not in columns.added]
    added = [StructField(name, DoubleType() if name == "sn_score" else StringType()) for name in columns.added]
    settled = tuple(sorted((decisions or {}).items()))
    return frame.mapInArrow(_cleaner(overlays, columns, settled, overwrite), StructType([*kept, *added]))


def _cleaner(
    overlays: tuple[str, ...], columns: Columns, decisions: tuple[tuple[Question, str], ...], overwrite: bool
) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def clean_partition(batches: Iterable[Any]) -> Iterator[Any]:
        from sorbnames.tables.spark import worker_kernel

        kernel = worker_kernel(overlays, columns, decisions, overwrite)
        for batch in batches:
            yield kernel.clean(batch)

    return clean_partition


@cache
def worker_kernel(
    overlays: tuple[str, ...], columns: Columns, decisions: tuple[tuple[Question, str], ...], overwrite: bool
) -> Kernel:
    """The kernel of a Python worker: made by its first task, kept with what it remembers for those that follow."""
    import sorbnames
    from sorbnames.tables.kernel import Kernel

    return Kernel(sorbnames.load(overlays), columns, decisions=dict(decisions), overwrite=overwrite)
