"""Which cloud signs people in and is asked about deployments."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cloud:
    """``well_known`` False is for a private one: Microsoft does not list its authority, and its key
    vaults need not be named as Microsoft names them. ``resource_manager`` ends without a slash."""

    resource_manager: str = "https://management.azure.com"
    well_known: bool = True


PUBLIC = Cloud()
