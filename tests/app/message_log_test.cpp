// What a person is told: each thing once, what was done for some seconds, and the exit code.
#include "app/message_log.hpp"

#include "base/clock.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

TEST_CASE("what was done goes by itself, doubts and failures stay") {
    MessageLog log;
    log.say_done("saved");
    log.tell("a doubt");
    log.tell("a doubt");
    log.fail("a failure");
    REQUIRE(log.shown().size() == 3);
    CHECK(log.shown()[0].kind == MessageKind::done);
    CHECK(log.shown()[1].kind == MessageKind::doubt);
    CHECK(log.shown()[2].kind == MessageKind::failure);
    double const now_s = seconds_now();
    CHECK(log.next_goes_in_s(now_s));
    CHECK_FALSE(log.forget_done(now_s));
    CHECK(log.forget_done(now_s + done_message_s + 1));
    CHECK(log.shown().size() == 2);
    CHECK_FALSE(log.next_goes_in_s(now_s));
    log.dismiss(7);  // there is none
    log.dismiss(1);
    CHECK(log.shown().back().text == "a doubt");
}

TEST_CASE("the exit code says how reading went") {
    MessageLog log;
    CHECK(log.exit_code() == 0);
    log.note_asked();
    CHECK(log.exit_code() == 1);
    log.note_read();
    CHECK(log.exit_code() == 0);
    log.note_failed();
    CHECK(log.exit_code() == 3);
    MessageLog doubtful;
    doubtful.tell("a doubt");
    CHECK(doubtful.exit_code() == 3);
}
