// wasm/view/listing.cpp - search, filters and order, each done anew only when what it hangs on changed.
// SPDX-License-Identifier: MIT
#include "view/listing.hpp"

#include "base/small_sort.hpp"
#include "view/plot_scale.hpp"
#include "view/selection.hpp"
#include "view/wishes.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <utility>

namespace juxta::view {
namespace {

constexpr std::size_t kWeighedAtOnce = 4096;  // items; the grades of more would not stay in the cache
constexpr std::size_t kAll           = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kMostPoints    = 2000;  // that answer a press one by one
constexpr std::size_t kManyRivals    = 8192;
constexpr std::size_t kBytesAnItem   = 4;     // a plot's item costs as much as so much text
constexpr std::size_t kToWeigh       = 4;     // times as much as to draw
constexpr double      kNone          = std::numeric_limits<double>::quiet_NaN();

std::size_t cell_of(double share, std::size_t cells) { return std::min(cells - 1, static_cast<std::size_t>(share * static_cast<double>(cells))); }

}  // namespace

Listing::Listing(const model::Bundle& bundle) : bundle_(bundle), columns_(bundle) {}

bool Listing::grow(std::size_t budget)
{
    if (plotting_) {
        plot_on(budget / kBytesAnItem + 1);
        return false;
    }
    if (owes()) {
        if (columns_.grow(budget)) alike_ = catalogue::similar_to(columns_, like_of_, kMostLike);
        return false;
    }
    if (!index_full_) {
        index_full_ = index_.grow(bundle_, budget);
        return false;
    }
    return columns_.grow(budget);
}

const std::vector<catalogue::Similar>* Listing::like(std::vector<model::ItemIndex> of, std::size_t at_once)
{
    if (plotting_) {  // nobody waits for it any more
        plotting_.reset();
        plot_asked_.reset();
    }
    std::ranges::sort(of);
    if (of != like_of_) {
        like_of_ = std::move(of);
        alike_.reset();
        if (columns_.items() <= at_once / columns_.size()) alike_ = catalogue::similar_to(columns_, like_of_, kMostLike);
    }
    return alike_ ? &*alike_ : nullptr;
}

bool Listing::forgiving() const { return std::ranges::any_of(forgave_, [](std::uint8_t forgave) { return forgave != 0; }); }

void Listing::search(const Selection& selection, bool& changed)
{
    const std::string& typed = selection.browse.query;
    if (asked_ && typed == query_text_) return;
    query_text_ = typed;
    catalogue::Query query = catalogue::read_query(typed);
    if (asked_ && query == query_) return;
    query_ = std::move(query);
    if (query_.empty()) {
        found_ = nullptr;
        forgave_.clear();
    } else {
        while (!index_full_) index_full_ = index_.grow(bundle_, kAll);
        found_   = &searcher_.search(query_);
        forgave_ = found_->forgave;
    }
    changed = true;
}

void Listing::filter(const Selection& selection, bool& changed)
{
    const Browse& browse = selection.browse;
    if (browse.filters != filters_) {
        for (const FilterWish& was : filters_)
            if (const auto column = find_column(bundle_, was.column); column && std::ranges::find(browse.filters, was.column, &FilterWish::column) == browse.filters.end())
                filter_.clear(*column);
        for (const FilterWish& wish : browse.filters) {
            if (std::ranges::find(filters_, wish) != filters_.end()) continue;
            if (wish.column == kScoreColumn) continue;  // limit_scores()
            auto constraint = constraint_of(bundle_, wish);
            if (!constraint) {
                if (const auto column = find_column(bundle_, wish.column)) filter_.clear(*column);
                continue;
            }
            for (const std::string& value : wish.values)
                if (const auto index = columns_.value_of(constraint->column, value)) constraint->values.push_back(*index);
            filter_.set(*constraint);
        }
        filters_ = browse.filters;
        changed  = true;
    }
    const bool meets = browse.meets && !selection.musts.empty();
    if (!changed && meets == meets_ && (!meets || selection.musts == musts_)) return;
    meets_  = meets;
    musts_  = selection.musts;
    changed = true;
    if (!meets) {
        filter_.limit_to(found_ != nullptr ? &found_->items : nullptr);
        return;
    }
    const auto musts = musts_of(bundle_, selection);
    limited_.clear();
    const auto take = [&](model::ItemIndex item) {
        if (compare::standing_of(musts, bundle_, item).standing != compare::MustStanding::fails) limited_.push_back(item);
    };
    if (found_ != nullptr) std::ranges::for_each(found_->items, take);
    else
        for (model::ItemIndex item = 0; item < bundle_.items.size(); ++item) take(item);
    filter_.limit_to(&limited_);
}

void Listing::limit_scores(const Selection& selection, bool& changed)
{
    const auto wish  = std::ranges::find(selection.browse.filters, kScoreColumn, &FilterWish::column);
    const auto asked = wish == selection.browse.filters.end() ? std::nullopt : constraint_of(bundle_, *wish);
    if (asked) ask_scores(selection);
    if (asked == score_limit_ && (!asked || limited_at_ == weighed_)) return;
    changed      = true;
    score_limit_ = asked;
    limited_at_  = weighed_;
    within_.clear();
    if (asked) {
        weigh_on(kAll);
        for (model::ItemIndex item = 0; item < scores_.size(); ++item)
            if (std::isnan(scores_[item]) ? asked->unknown : scores_[item] >= asked->low && scores_[item] <= asked->high) within_.push_back(item);
    }
    filter_.limit_scores(asked ? &within_ : nullptr);
}

void Listing::ask_scores(const Selection& selection)
{
    auto weights = own_weights(bundle_, selection);
    if (weighed_ > 0 && weights == weights_) return;
    ++weighed_;
    weights_ = std::move(weights);
    scores_.assign(bundle_.items.size(), kNone);
    scored_ = 0;
}

// Reckons scores that were asked for, of so many more items at least. returns whether all are
bool Listing::weigh_on(std::size_t items)
{
    if (scored_ == scores_.size()) return true;
    const auto                    criteria = compare::criteria_of(bundle_);
    const std::size_t             begin    = scored_;
    std::vector<model::ItemIndex> some;
    while (scored_ < scores_.size() && scored_ - begin < items) {
        some.clear();
        for (std::size_t item = scored_; item < std::min(scores_.size(), scored_ + kWeighedAtOnce); ++item) some.push_back(static_cast<model::ItemIndex>(item));
        const compare::Evaluation reckoned = compare::evaluate(compare::weighing_of(bundle_, some, criteria, weights_));
        for (const compare::Total& total : reckoned.totals) scores_[scored_++] = total.exists ? total.estimate : kNone;
    }
    return scored_ == scores_.size();
}

std::vector<compare::Total> Listing::totals(const Selection& selection, std::span<const model::ItemIndex> items) const
{
    return compare::evaluate(compare::weighing_of(bundle_, items, compare::criteria_of(bundle_), own_weights(bundle_, selection))).totals;
}

double Listing::Measure::operator()(model::ItemIndex item) const
{
    if (column == nullptr) return scores[item];
    const auto statuses = column->statuses();
    return item < statuses.size() && statuses[item] == model::Status::known ? column->numbers()[item] : kNone;
}

double Listing::value(const ColumnId& column, model::ItemIndex item) const
{
    if (column == kScoreColumn) return item < scores_.size() ? scores_[item] : kNone;
    const auto at = bundle_.find_attribute(column);
    return at ? Measure{&bundle_.columns[*at], {}, 0}(item) : kNone;
}

const Plotted& Listing::plotted(const Selection& selection, std::size_t at_once)
{
    const PlotWish&                     columns = *selection.browse.plot;
    const bool                          by_score = columns.across == kScoreColumn || columns.up == kScoreColumn;
    std::vector<catalogue::ColumnIndex> own;
    if (by_score) ask_scores(selection);
    const auto measure = [&](const ColumnId& id) {
        const auto at = id == kScoreColumn ? std::nullopt : bundle_.find_attribute(id);
        if (!at) return Measure{nullptr, scores_, 1};
        own.push_back(*at);
        const model::Better better = bundle_.attributes[*at].better;
        return Measure{&bundle_.columns[*at], {}, better == model::Better::lower ? -1.0 : better == model::Better::higher ? 1.0 : 0.0};
    };
    const Measure across = measure(columns.across), up = measure(columns.up);
    const Asked   asked{columns, filter_.changed_without(own, by_score), by_score ? weighed_ : 0};
    if (plot_asked_ == asked) return plotted_;
    const bool same   = plot_asked_ && plot_asked_->columns == columns;
    const bool scaled = same && plot_asked_->weighed == asked.weighed && (!plotting_ || plotting_->begun);
    Plotted    fresh;
    fresh.whole = false;
    fresh.turn  = plotted_.turn + 1;
    if (same) fresh.across = plotted_.across, fresh.up = plotted_.up;  // where they are not right any more, they stand until it is known what is
    plot_asked_ = asked;
    plotted_    = std::move(fresh);
    plotting_.emplace(Plotting{.across = across, .up = up, .left = filter_.without(own, by_score), .best = {}, .rivals = {}, .begun = scaled});
    plot_on(at_once);
    return plotted_;
}

// Goes on with the plot that was asked for, by so many more items about. returns whether it is whole
bool Listing::plot_on(std::size_t items)
{
    Plotting& work = *plotting_;
    if (plot_asked_->weighed > 0 && !weigh_on(items / kToWeigh + 1)) return false;
    ++plotted_.turn;
    if (!work.begun) {
        work.begun       = true;
        const auto reach = [&](const Measure& of) -> std::optional<PlotScale> {
            double low = std::numeric_limits<double>::infinity(), high = -low;
            for (model::ItemIndex item = 0; item < bundle_.items.size(); ++item) {
                const double at = of(item);
                low             = std::min(low, at);
                high            = std::max(high, at);
            }
            return low <= high ? std::optional(scale_for(low, high)) : std::nullopt;
        };
        plotted_.across = reach(work.across);
        plotted_.up     = reach(work.up);
    }
    if (!plotted_.across || !plotted_.up) {
        plotting_.reset();
        return plotted_.whole = true;
    }
    const Shares right(*plotted_.across), high(*plotted_.up);
    const auto   words  = work.left.words();
    const bool   ranked = work.across.sign != 0 && work.up.sign != 0;
    const double nobody = -std::numeric_limits<double>::infinity();
    // returns  whether it came to the end
    const auto look = [&](auto&& at) {
        for (; work.looked < words.size() && items > 0; ++work.looked) {
            for (std::uint64_t bits = words[work.looked]; bits != 0; bits &= bits - 1) {
                const auto item = static_cast<model::ItemIndex>(work.looked * 64 + static_cast<unsigned>(std::countr_zero(bits)));
                at(item, work.across(item), work.up(item));
            }
            items -= std::min<std::size_t>(items, 64);
        }
        return work.looked == words.size();
    };
    if (!work.counted) {
        plotted_.cells.resize(kPlotColumns * kPlotRows);
        work.best.resize(kPlotColumns, nobody);
        const bool all = look([&](model::ItemIndex item, double x, double y) {
            if (std::isnan(x) || std::isnan(y)) {
                ++(std::isnan(x) ? plotted_.without_across : plotted_.without_up);
                return;
            }
            const double      share = right.of(x), top = high.of(y);
            const std::size_t column = cell_of(share, kPlotColumns);
            ++plotted_.cells[cell_of(top, kPlotRows) * kPlotColumns + column];
            work.best[column] = std::max(work.best[column], work.up.sign * y);
            if (++plotted_.drawn <= kMostPoints) plotted_.points.push_back({static_cast<float>(share), static_cast<float>(top), item});
        });
        if (plotted_.drawn > kMostPoints) plotted_.points.clear();
        if (!all) return false;
        work.counted = true;
        work.looked  = 0;
        // An item is beaten by one that is as high in a column that is better across.
        if (work.across.sign > 0) std::ranges::reverse(work.best);
        double before = nobody;
        for (double& best : work.best) before = std::max(before, std::exchange(best, before));
        if (work.across.sign > 0) std::ranges::reverse(work.best);
    }
    if (ranked) {
        const bool all = look([&](model::ItemIndex item, double x, double y) {
            if (std::isnan(x) || std::isnan(y)) return;
            const Rival rival{work.across.sign * x, work.up.sign * y, work.across.sign > 0 ? ~item : item};
            if (work.best[cell_of(right.of(x), kPlotColumns)] >= rival.y) return;
            const auto kept  = work.rivals.begin() + static_cast<std::ptrdiff_t>(work.enough / 2);
            const auto worse = std::partition_point(work.rivals.begin(), kept, [&](const Rival& one) { return one.x >= rival.x; });
            if (worse != work.rivals.begin()) {
                const Rival& nearest = *std::prev(worse);
                if (nearest.y > rival.y || (nearest.y == rival.y && nearest.x > rival.x)) return;
            }
            work.rivals.push_back(rival);
            if (work.rivals.size() < std::max(kManyRivals, work.enough)) return;
            keep_front(work.rivals);
            work.enough = 2 * work.rivals.size();
        });
        if (!all) return false;
        draw_front();
    }
    plotting_.reset();
    return plotted_.whole = true;
}

// Leaves those that no other one beats, the best across first. Where that is on the right, items are complements: equal ones are in order from left to right, too.
void Listing::keep_front(std::vector<Rival>& rivals)
{
    small_sort(rivals, [](const Rival& a, const Rival& b) { return a.x != b.x ? a.x > b.x : a.y != b.y ? a.y > b.y : a.item < b.item; });
    Rival best{0, -std::numeric_limits<double>::infinity()};
    std::erase_if(rivals, [&](const Rival& rival) {
        if (!(rival.y > best.y || (rival.y == best.y && rival.x == best.x))) return true;
        best = rival;
        return false;
    });
}

void Listing::draw_front()
{
    const Plotting&     work  = *plotting_;
    std::vector<Rival>& front = plotting_->rivals;
    const bool lower = work.across.sign < 0;
    keep_front(front);
    if (!lower) std::ranges::reverse(front);
    plotted_.front          = front.size();
    const std::size_t named = std::min(front.size(), kMostNamed);
    for (std::size_t i = 0; i < named; ++i) {
        const model::ItemIndex item = front[named < 2 ? 0 : i * (front.size() - 1) / (named - 1)].item;
        plotted_.named.push_back(lower ? item : ~item);
    }
    // A step goes over what is worse on both; two within a cell make no step that could be seen.
    const Shares right(*plotted_.across), high(*plotted_.up);
    auto&        stairs = plotted_.stairs;
    for (const Rival& rival : front) {
        const PlotPlace at{right.of(work.across.sign * rival.x), high.of(work.up.sign * rival.y)};
        if (!stairs.empty()) {
            const PlotPlace last = stairs.back();
            if (at.x - last.x < 1.0 / kPlotColumns && std::abs(at.y - last.y) < 1.0 / kPlotRows) continue;
            stairs.push_back(lower ? PlotPlace{at.x, last.y} : PlotPlace{last.x, at.y});
        }
        stairs.push_back(at);
    }
}

const std::vector<model::ItemIndex>& Listing::rows(const Selection& selection)
{
    if (bundle_.excerpt) {  // the list as it was fetched
        query_   = catalogue::read_query(bundle_.excerpt->query);
        forgave_ = bundle_.excerpt->forgave;
        rows_.resize(std::min(bundle_.excerpt->listed, bundle_.items.size()));
        std::iota(rows_.begin(), rows_.end(), model::ItemIndex{0});
        return rows_;
    }
    const Browse& browse  = selection.browse;
    bool          changed = !asked_;
    if (!alike_) like_of_.clear();  // nobody waits for it any more
    if (plotting_ && !browse.plot) {  // nobody waits for it any more
        plotting_.reset();
        plot_asked_.reset();
    }
    search(selection, changed);
    filter(selection, changed);
    limit_scores(selection, changed);
    const bool by_score = browse.sort == kScoreColumn;
    if (by_score) {
        ask_scores(selection);
        changed    = changed || sorted_at_ != weighed_;
        sorted_at_ = weighed_;
    }
    if (!changed && browse.sort == sort_ && browse.descending == descending_) return rows_;
    asked_      = true;
    sort_       = browse.sort;
    descending_ = browse.descending;

    const catalogue::Rows&     left      = filter_.rows();
    const catalogue::Direction direction = descending_ ? catalogue::Direction::descending : catalogue::Direction::ascending;
    const auto                 column    = find_column(bundle_, sort_);
    if (by_score) {
        weigh_on(kAll);
        rows_ = catalogue::Orders::by_score(scores_, direction, left);
    } else if (column) {
        rows_ = orders_.by_column(*column, direction, left);
    } else if (found_ != nullptr) {
        rows_.clear();
        for (const std::uint32_t place : catalogue::best_first(*found_, found_->items.size()))
            if (left.has(found_->items[place])) rows_.push_back(found_->items[place]);
    } else {
        rows_.clear();
        left.for_each([&](model::ItemIndex item) { rows_.push_back(item); });
    }
    return rows_;
}

std::size_t Listing::memory_bytes() const
{
    return index_.memory_bytes() + searcher_.memory_bytes() + columns_.memory_bytes() + filter_.memory_bytes() + orders_.memory_bytes() + scores_.capacity() * sizeof(double) +
           (limited_.capacity() + within_.capacity() + rows_.capacity()) * sizeof(model::ItemIndex);
}

}  // namespace juxta::view
