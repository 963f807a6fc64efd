#pragma once

namespace gatepost::icons {

// Fork Awesome (package fonts-fork-awesome), code points as UTF-8.
constexpr char const* eye = "\xEF\x81\xAE";         // f06e
constexpr char const* eye_closed = "\xEF\x81\xB0";  // f070
constexpr char const* close = "\xEF\x80\x8D";       // f00d
constexpr char const* previous = "\xEF\x81\x93";    // f053
constexpr char const* next = "\xEF\x81\x94";        // f054
constexpr char const* copy = "\xEF\x83\x85";        // f0c5
constexpr char const* target = "\xEF\x81\x9B";      // f05b
constexpr char const* camera = "\xEF\x80\xB0";      // f030
constexpr char const* link = "\xEF\x82\x8E";        // f08e
constexpr char const* pin = "\xEF\x81\x81";         // f041
constexpr char const* menu = "\xEF\x85\x82";        // f142
constexpr char const* expand = "\xEF\x82\xB2";      // f0b2
constexpr char const* warning = "\xEF\x81\xB1";     // f071
constexpr char const* done = "\xEF\x80\x8C";        // f00c
constexpr char const* failure = "\xEF\x81\x97";     // f057
constexpr char const* stale = "\xEF\x80\xA1";       // f021
constexpr char const* unfolded = "\xEF\x81\xB8";    // f078
constexpr char const* list = "\xEF\x80\xBA";        // f03a
constexpr char const* filter = "\xEF\x82\xB0";      // f0b0

constexpr char const* play = "\xEF\x81\x8B";   // f04b
constexpr char const* pause = "\xEF\x81\x8C";  // f04c

constexpr char const* tours = "\xEF\x85\x84";        // f144
constexpr char const* edit = "\xEF\x81\x80";         // f040
constexpr char const* add = "\xEF\x81\xA7";          // f067
constexpr char const* up = "\xEF\x81\xA2";           // f062
constexpr char const* down = "\xEF\x81\xA3";         // f063
constexpr char const* remove = "\xEF\x87\xB8";       // f1f8
constexpr char const* retake = "\xEF\x80\xB0";       // f030
constexpr char const* full_screen = "\xEF\x81\xA5";  // f065
constexpr char const* film = "\xEF\x80\x88";         // f008
constexpr char const* thumbtack = "\xEF\x82\x8D";    // f08d

constexpr char const* globe = "\xEF\x82\xAC";    // f0ac
constexpr char const* command = "\xEF\x83\x89";  // f0c9

/// All of them in one text, so that they are baked from the start.
constexpr char const* all =
    "\xEF\x81\xAE\xEF\x81\xB0\xEF\x80\x8D\xEF\x81\x93\xEF\x81\x94\xEF\x83\x85\xEF\x81\x9B\xEF\x80\xB0"
    "\xEF\x82\x8E\xEF\x81\x81\xEF\x85\x82\xEF\x82\xB2\xEF\x81\xB1\xEF\x82\xAC\xEF\x83\x89\xEF\x80\x8C\xEF\x81"
    "\x97\xEF\x80\xA1\xEF\x81\x8B\xEF\x81\x8C\xEF\x82\xB0\xEF\x81\xB8\xEF\x80\xBA\xEF\x85\x84\xEF\x81\x80"
    "\xEF\x81\xA7\xEF\x81\xA2\xEF\x81\xA3\xEF\x87\xB8\xEF\x81\xA5\xEF\x80\x88\xEF\x82\x8D";

}  // namespace gatepost::icons
