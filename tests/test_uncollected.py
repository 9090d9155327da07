"""No garbage is looked for in between, and afterwards as before."""

import gc

import pytest

from cloakroom.uncollected import uncollected


def test_it_is_off_within_and_on_afterwards() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_leaves_it_on() -> None:
    with pytest.raises(ZeroDivisionError), uncollected():
        _ = 1 / 0
    assert gc.isenabled()
