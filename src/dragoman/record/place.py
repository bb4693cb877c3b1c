"""Where something happened."""

from dataclasses import dataclass

from dragoman.record.faults import BadRecord


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its name, its country (ISO 3166-1 alpha-3), and degrees north and east, where known."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    def __post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise BadRecord(f"{self.name} has half a coordinate")
        if not (-90 <= (self.latitude or 0) <= 90 and -180 <= (self.longitude or 0) <= 180):
            raise BadRecord(f"{self.name} is not on the globe")
