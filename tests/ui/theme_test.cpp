// tests/ui/theme_test.cpp - colours that can be read, a scale that fits the grid.
// SPDX-License-Identifier: MIT
#include "ui/theme.hpp"

#include "doctest/doctest.h"

#include <cmath>

using namespace juxta::ui;

TEST_SUITE_BEGIN("ui/theme");

TEST_CASE("contrast: black on white is 21, a colour on itself is 1, and the order does not matter")
{
    const ImU32 black = IM_COL32(0, 0, 0, 255), white = IM_COL32(255, 255, 255, 255), grey = IM_COL32(119, 119, 119, 255);

    CHECK(contrast(black, white) == doctest::Approx(21.0));
    CHECK(contrast(grey, grey) == doctest::Approx(1.0));
    CHECK(contrast(grey, white) == doctest::Approx(4.478).epsilon(0.001));
    CHECK(contrast(grey, white) == contrast(white, grey));
}

TEST_CASE("theme: every text keeps 4.5:1 on every ground that it stands on, in both themes")
{
    struct Pair {
        Role text, ground;
    };
    constexpr Pair kPairs[] = {
        {Role::text, Role::background},       {Role::text, Role::surface},          {Role::text, Role::surface_sunken},  {Role::text, Role::surface_hover},
        {Role::text, Role::surface_pressed},  {Role::text, Role::split_tint},       {Role::text, Role::missing_tint},    {Role::text_quiet, Role::background},
        {Role::text_quiet, Role::surface},    {Role::text_quiet, Role::surface_sunken}, {Role::text_quiet, Role::missing_tint}, {Role::accent, Role::background},
        {Role::accent, Role::surface},        {Role::accent, Role::surface_sunken}, {Role::accent, Role::accent_tint},   {Role::accent_text, Role::accent},
        {Role::positive, Role::positive_tint}, {Role::positive, Role::surface},     {Role::positive, Role::surface_sunken}, {Role::negative, Role::negative_tint},
        {Role::negative, Role::surface},      {Role::negative, Role::surface_sunken}, {Role::split, Role::split_tint},   {Role::split, Role::surface},
        {Role::split, Role::surface_sunken},  {Role::missing, Role::missing_tint},  {Role::missing, Role::surface},      {Role::missing, Role::surface_sunken}};

    for (const Theme& theme : {light_theme(), dark_theme()})
        for (const Pair& pair : kPairs) {
            CAPTURE(theme.dark);
            CAPTURE(static_cast<int>(pair.text));
            CAPTURE(static_cast<int>(pair.ground));
            CHECK(contrast(theme.colour(pair.text), theme.colour(pair.ground)) >= 4.5);
        }
}

TEST_CASE("theme: a primary button keeps 4.5:1 while the pointer is over it and holds it")
{
    for (const Theme& theme : {light_theme(), dark_theme()})
        for (const float share : {0.15f, 0.3f})
            CHECK(contrast(theme.colour(Role::accent_text), mix(theme.colour(Role::accent), theme.colour(Role::text), share)) >= 4.5);
}

TEST_CASE("theme: the ring of the focus and the edge of a field keep 3:1 on every surface")
{
    for (const Theme& theme : {light_theme(), dark_theme()}) {
        for (const Role ground : {Role::background, Role::surface, Role::surface_sunken}) CHECK(contrast(theme.colour(Role::focus), theme.colour(ground)) >= 3);
        CHECK(contrast(theme.colour(Role::border_strong), theme.colour(Role::surface)) >= 3);
        CHECK(contrast(theme.colour(Role::border_strong), theme.colour(Role::background)) >= 3);
    }
}

TEST_CASE("theme: all colours save the shadow are opaque, and none was forgotten")
{
    for (const Theme& theme : {light_theme(), dark_theme()})
        for (std::size_t role = 0; role < theme.colours.size(); ++role) {
            CAPTURE(role);
            const ImU32 alpha = theme.colours[role] >> IM_COL32_A_SHIFT;
            if (static_cast<Role>(role) == Role::shadow) CHECK((alpha > 0 && alpha < 255));
            else CHECK(alpha == 255);
        }
}

TEST_CASE("theme: lines of text stand on the 4-point grid and are higher than their letters, for every size of the page")
{
    for (float base = 10; base <= 32; ++base) {
        const Theme theme = light_theme(base);
        for (const TypeStyle& style : theme.styles) {
            CAPTURE(base);
            CHECK(style.size_pt == std::round(style.size_pt));
            CHECK(std::fmod(style.line_height_pt, 4.0f) == 0);
            CHECK(style.line_height_pt >= style.size_pt * 1.1f);
        }
        CHECK(theme.type(Style::display).size_pt > theme.type(Style::title).size_pt);
        CHECK(theme.type(Style::title).size_pt > theme.type(Style::body).size_pt);
        CHECK(theme.type(Style::code).line_height_pt == theme.type(Style::body).line_height_pt);
    }
}

TEST_CASE("theme: a page's size of text is followed from 10 to 32 and held there")
{
    CHECK(light_theme(4).type(Style::display).size_pt == light_theme(10).type(Style::display).size_pt);
    CHECK(light_theme(99).type(Style::display).size_pt == light_theme(32).type(Style::display).size_pt);
    CHECK(light_theme(32).type(Style::display).size_pt == 2 * light_theme(16).type(Style::display).size_pt);
}

TEST_CASE("mix: nothing of a colour leaves the other, all of it replaces it, and the alpha stays")
{
    const ImU32 under = IM_COL32(10, 20, 30, 40), over = IM_COL32(210, 220, 230, 255);

    CHECK(mix(under, over, 0) == under);
    CHECK(mix(under, over, 1) == IM_COL32(210, 220, 230, 40));
    CHECK(mix(under, over, 0.5f) == IM_COL32(110, 120, 130, 40));
}

TEST_CASE("recolour: the page's colours take the place of ours, tints and the text on the accent follow, the rest stays")
{
    for (const bool dark : {false, true}) {
        const Theme ours  = dark ? dark_theme() : light_theme();
        Theme       theme = ours;
        recolour(theme, "accent=0f766e;background=fffbf5;radius=4;text=010203;border=aabbcc;positive=006600;negative=990000");
        CHECK(theme.colour(Role::accent) == IM_COL32(0x0F, 0x76, 0x6E, 255));
        CHECK(theme.colour(Role::focus) == theme.colour(Role::accent));
        CHECK(theme.colour(Role::accent_text) == IM_COL32(255, 255, 255, 255));
        CHECK(theme.colour(Role::accent_tint) == mix(ours.colour(Role::surface), theme.colour(Role::accent), dark ? 0.2f : 0.12f));
        CHECK(theme.colour(Role::background) == IM_COL32(0xFF, 0xFB, 0xF5, 255));
        CHECK(theme.colour(Role::text) == IM_COL32(1, 2, 3, 255));
        CHECK(theme.colour(Role::border) == IM_COL32(0xAA, 0xBB, 0xCC, 255));
        CHECK(theme.colour(Role::positive) == IM_COL32(0, 0x66, 0, 255));
        CHECK(theme.colour(Role::negative) == IM_COL32(0x99, 0, 0, 255));
        CHECK(theme.radius_pt == 4);
        CHECK(theme.colour(Role::surface) == ours.colour(Role::surface));

        CHECK(theme.colour(Role::text_quiet) == ours.colour(Role::text_quiet));
        recolour(theme, "quiet=040506");
        CHECK(theme.colour(Role::text_quiet) == IM_COL32(4, 5, 6, 255));

        recolour(theme, "accent=ffee00");
        CHECK(theme.colour(Role::accent_text) == IM_COL32(0x11, 0x12, 0x2A, 255));
    }
}

TEST_CASE("recolour: what is no colour changes nothing")
{
    for (const char* wish : {"", ";", "=", "accent", "accent=", "accent=12345", "accent=1234567", "accent=gggggg", "accent=-12345", "size=ffffff", "radius=", "radius=4px", "accent =ffffff"}) {
        CAPTURE(wish);
        Theme theme = light_theme();
        recolour(theme, wish);
        CHECK(theme.colours == light_theme().colours);
        CHECK(theme.radius_pt == light_theme().radius_pt);
    }
    Theme theme = light_theme();
    recolour(theme, "radius=99");
    CHECK(theme.radius_pt == 32);
}

TEST_CASE("recolour: more contrast makes what is quiet as strong as the text")
{
    for (const bool dark : {false, true}) {
        Theme theme = dark ? dark_theme() : light_theme();
        recolour(theme, "contrast=more");
        for (const Role role : {Role::text_quiet, Role::missing, Role::border, Role::border_strong}) CHECK(theme.colour(role) == theme.colour(Role::text));
    }
}

TEST_SUITE_END();
