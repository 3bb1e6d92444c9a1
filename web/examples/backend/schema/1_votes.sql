-- web/examples/backend/schema/1_votes.sql - ballots and what they add up to.
-- SPDX-License-Identifier: MIT

-- One row a ballot. Ballots that replace one another form a chain, and one ballot of a chain stands: it is the one that counts.
create table juxta.ballots (
  key uuid primary key,                                            -- the idempotency key: a second post of it finds this row
  item text not null check (octet_length(item) between 1 and 512),
  vote text check (vote in ('positive', 'negative', 'none')),      -- null: named by its successor, not here yet
  supersedes uuid check (supersedes <> key),
  chain uuid not null,                                             -- the key of the chain's oldest ballot known
  stands boolean not null check (vote is not null or not stands),
  cast_on date not null default current_date
);

-- The database itself sees to it that no chain counts twice.
create unique index ballots_one_stands on juxta.ballots (chain) where stands;
create index ballots_members on juxta.ballots (chain) where chain <> key;

-- An item's counts lie in up to 16 rows, so that votes for one item seldom wait for one another. Only the sum means something.
create table juxta.counts (
  item text not null,
  slot smallint not null check (slot between 0 and 15),
  positive bigint not null,
  negative bigint not null,
  primary key (item, slot)
) with (fillfactor = 70);

-- Counts a ballot once, whatever is posted twice, at the same time or out of order.
--
-- returns  the item's counts as they are now, and one of
--            counted   it is new
--            repeated  it was here already, with the same words
--            taken     its key was used for another ballot; nothing is changed
-- fails    JX001     it replaces a ballot of another item; nothing is changed
create function juxta.cast_ballot(new_key uuid, new_item text, new_vote text, new_supersedes uuid)
returns table (outcome text, positive bigint, negative bigint)
language plpgsql as $$
declare
  own juxta.ballots;       -- this ballot, where it was known before
  replaced juxta.ballots;
  own_chain uuid := new_key;
  is_new boolean;
  plus_vote text;          -- what is counted from now on, and what no more
  minus_vote text;
begin
  -- Chains are joined one at a time for each item. A ballot that replaces nothing does not wait here.
  if new_supersedes is not null then
    perform pg_advisory_xact_lock(hashtext('juxta.cast_ballot'), hashtext(new_item));
  end if;

  insert into juxta.ballots (key, item, vote, supersedes, chain, stands)
    values (new_key, new_item, new_vote, new_supersedes, new_key, true)
    on conflict do nothing; -- of either index: where two posts of a key meet, the one on chains may see it first
  is_new := found;

  if is_new then
    plus_vote := new_vote;
  else
    select * into own from juxta.ballots where key = new_key for update;
    outcome := case when (own.item, own.vote, own.supersedes) is not distinct from (new_item, new_vote, new_supersedes) then 'repeated'
                    when own.vote is not null or own.item <> new_item then 'taken' end;
    if outcome is null then
      -- Its successor came first: it takes its place in the chain and does not count.
      update juxta.ballots set vote = new_vote, supersedes = new_supersedes where key = new_key;
      own_chain := own.chain;
    end if;
  end if;

  if outcome is null and new_supersedes is not null then
    insert into juxta.ballots (key, item, chain, stands) values (new_supersedes, new_item, new_supersedes, false) on conflict (key) do nothing;
    select * into replaced from juxta.ballots where key = new_supersedes;
    if replaced.item <> new_item then
      raise exception using errcode = 'JX001', message = 'a ballot replaces one of another item';
    end if;
    if replaced.chain <> own_chain then
      update juxta.ballots set stands = false where chain = replaced.chain and stands returning vote into minus_vote;
      update juxta.ballots set chain = replaced.chain where key = own_chain or (chain = own_chain and chain <> key);
    end if;
  end if;

  if plus_vote is distinct from minus_vote then
    insert into juxta.counts as c (item, slot, positive, negative)
      values (new_item, get_byte(uuid_send(new_key), 15) & 15,
              (plus_vote is not distinct from 'positive')::int - (minus_vote is not distinct from 'positive')::int,
              (plus_vote is not distinct from 'negative')::int - (minus_vote is not distinct from 'negative')::int)
      on conflict (item, slot) do update set positive = c.positive + excluded.positive, negative = c.negative + excluded.negative;
  end if;

  return query
    select coalesce(outcome, 'counted'), coalesce(sum(c.positive), 0)::bigint, coalesce(sum(c.negative), 0)::bigint
    from juxta.counts c where c.item = new_item;
end
$$;
