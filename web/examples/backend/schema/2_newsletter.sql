-- web/examples/backend/schema/2_newsletter.sql - who asked for the newsletter.
-- SPDX-License-Identifier: MIT

create table juxta.subscribers (
  email text primary key check (octet_length(email) <= 254),   -- its domain in small letters
  key uuid not null unique,                                    -- of the post that brought it
  asked_on date not null default current_date,
  confirmed_on date                                            -- set by whoever sends the letter, once the owner of the address has agreed
);
