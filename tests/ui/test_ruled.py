"""A session that follows what an organisation says."""

from cloakroom import settings as settings_table
from cloakroom.detect.options import Sensitivity
from cloakroom.model import Choice, Operator
from cloakroom.policy.scrubbing import Scrubbing
from cloakroom.redact.style import Style
from cloakroom.ui.state import State
from fakes.desk import LETTER, Desk

MASK = Scrubbing(operator=Operator.MASK)


def test_the_next_scrub_goes_by_it(desk: Desk) -> None:
    desk.session.follow(Scrubbing(style=Style.ANGLE, operators=(("PHONE_NUMBER", Operator.MASK),)))
    desk.scrubbed("Amira Okafor, 07700 900123")
    assert desk.clipboard.text == "<PERSON_1>, ••••• ••••••"


def test_what_is_set_is_never_written_as_the_users(desk: Desk) -> None:
    desk.session.follow(MASK)
    desk.session.change_setting("theme", "dark")
    assert desk.session.settings.text("operator") == "mask"
    assert settings_table.load().text("operator") == "placeholder"
    # and once the organisation says nothing any more, the user's holds again
    desk.session.follow(Scrubbing())
    assert desk.session.settings.text("operator") == "placeholder"


def test_a_setting_changed_under_it_holds_later(desk: Desk) -> None:
    desk.session.follow(MASK)
    desk.session.change_setting("operator", "hash")
    assert desk.session.settings.text("operator") == "mask"
    desk.session.follow(Scrubbing())
    assert desk.session.settings.text("operator") == "hash"


def test_a_text_under_review_is_looked_at_again(desk: Desk) -> None:
    desk.review()
    desk.session.follow(Scrubbing(deny=("knows",), sensitivity=Sensitivity.CAUTIOUS))
    assert desk.state is State.SCANNING
    options = desk.worker.waiting[0].options
    assert (options.deny, options.sensitivity) == (("knows",), Sensitivity.CAUTIOUS)


def test_one_that_is_being_scanned_is_scanned_by_the_new_rules(desk: Desk) -> None:
    desk.clipboard.copy(LETTER)
    desk.session.follow(Scrubbing(references=("AA/9999",)))
    first, second = desk.worker.asked
    assert desk.worker.cancelled == [first]
    assert second.options.references == ("AA/9999",)


def test_decisions_are_not_lost_and_the_second_look_follows_the_rules(desk: Desk) -> None:
    # GIVEN the user has decided
    desk.review()
    desk.session.choose([desk.session.review.decisions[0].finding], Choice.KEEP)
    # WHEN the rules change
    desk.session.follow(Scrubbing(deny=("knows",)))
    # THEN the decision stays
    assert desk.state is State.REVIEW
    assert desk.session.review.kept == 1
    desk.exchange.scrub()
    desk.until_asked()
    assert desk.worker.waiting[0].options.deny == ("knows",)


def test_the_way_of_replacing_alone_needs_no_new_look(desk: Desk) -> None:
    desk.review()
    desk.session.follow(MASK)
    assert desk.state is State.REVIEW


def test_the_same_rules_again_change_nothing(desk: Desk) -> None:
    desk.session.follow(MASK)
    told: list[int] = []
    desk.session.settings_changed.connect(lambda: told.append(1))
    desk.session.follow(Scrubbing(operator=Operator.MASK))
    assert told == []
    desk.session.follow(Scrubbing())
    assert told == [1]


def test_another_model_is_loaded_and_looks_again(desk: Desk) -> None:
    desk.review()
    desk.session.follow(Scrubbing(model="/opt/model"))
    assert desk.worker.model == "/opt/model"
    assert desk.state is State.SCANNING
    desk.settle()
    desk.session.follow(Scrubbing())
    assert desk.worker.model == ""
    assert desk.state is State.SCANNING
