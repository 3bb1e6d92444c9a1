// wasm/view/listing.cpp - search, filters and order, each done anew only when what it hangs on changed.
// SPDX-License-Identifier: MIT
#include "view/listing.hpp"

#include "catalogue/plot_text.hpp"
#include "view/selection.hpp"
#include "view/wishes.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

namespace juxta::view {
namespace {

constexpr std::size_t kAll           = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kBytesAnItem   = 4;     // a plot's item costs as much as so much text
constexpr std::size_t kToWeigh       = 4;     // times as much as to draw
constexpr double      kNone          = std::numeric_limits<double>::quiet_NaN();

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
    if (!asked) return filter_.limit_scores(nullptr);
    weigh_on(kAll);
    const auto within = catalogue::scores_within(*asked, scores_);
    filter_.limit_scores(&within);
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
    const auto        criteria = compare::criteria_of(bundle_);
    const std::size_t begin    = scored_;
    while (scored_ < scores_.size() && scored_ - begin < items) {
        const std::size_t count = std::min(compare::kWeighedAtOnce, scores_.size() - scored_);
        compare::estimate(bundle_, criteria, weights_, static_cast<model::ItemIndex>(scored_), std::span(scores_).subspan(scored_, count));
        scored_ += count;
    }
    return scored_ == scores_.size();
}

std::vector<compare::Total> Listing::totals(const Selection& selection, std::span<const model::ItemIndex> items) const
{
    return compare::evaluate(compare::weighing_of(bundle_, items, compare::criteria_of(bundle_), own_weights(bundle_, selection))).totals;
}

double Listing::value(const ColumnId& column, model::ItemIndex item) const
{
    if (column == kScoreColumn) return item < scores_.size() ? scores_[item] : kNone;
    const auto at = bundle_.find_attribute(column);
    return at ? catalogue::measure_of(bundle_.columns[*at])(item) : kNone;
}

const catalogue::Plotted& Listing::plot_that_came(const PlotWish& wish)
{
    if (!plot_read_) {
        plot_read_       = true;
        const auto asked = catalogue::read_plot(bundle_.excerpt->plot);
        auto       came  = catalogue::read_plotted(bundle_.excerpt->plotted, bundle_.items.size());
        const auto id_of = [&](const catalogue::AskedMeasure& axis) -> ColumnId {
            if (axis.column < bundle_.attributes.size()) return bundle_.attributes[axis.column].id;
            // What its items come to by the weights that it was asked by, whatever the reader's are by now.
            std::vector<compare::Criterion>    criteria;
            std::vector<std::optional<double>> weights;
            for (const catalogue::AskedCriterion& one : axis.criteria) {
                if (one.index >= (one.reviewer ? bundle_.reviewers.size() : bundle_.attributes.size())) continue;
                criteria.push_back({one.reviewer ? compare::Criterion::Kind::reviewer : compare::Criterion::Kind::attribute, one.index});
                weights.emplace_back(one.weight);
            }
            scores_.resize(bundle_.items.size());
            compare::estimate(bundle_, criteria, weights, 0, scores_);
            return kScoreColumn;
        };
        if (asked && came) {
            plot_came_ = PlotWish{id_of(asked->across), id_of(asked->up)};
            plotted_   = std::move(*came);
            // Its details could say less of an item than its columns do.
            std::erase_if(plotted_.named, [&](model::ItemIndex item) { return std::isnan(value(plot_came_->across, item)) || std::isnan(value(plot_came_->up, item)); });
        }
    }
    static const catalogue::Plotted none = [] {
        catalogue::Plotted made;
        made.whole = false;
        return made;
    }();
    return plot_came_ == wish ? plotted_ : none;
}

const catalogue::Plotted& Listing::plotted(const Selection& selection, std::size_t at_once)
{
    if (bundle_.excerpt) return plot_that_came(*selection.browse.plot);
    const PlotWish&                     columns = *selection.browse.plot;
    const bool                          by_score = columns.across == kScoreColumn || columns.up == kScoreColumn;
    std::vector<catalogue::ColumnIndex> own;
    if (by_score) ask_scores(selection);
    const auto measure = [&](const ColumnId& id) {
        const auto at = id == kScoreColumn ? std::nullopt : bundle_.find_attribute(id);
        if (!at) return catalogue::Measure{{}, scores_};
        own.push_back(*at);
        return catalogue::measure_of(bundle_.columns[*at], bundle_.attributes[*at].better);
    };
    const catalogue::Measure across = measure(columns.across), up = measure(columns.up);
    const Asked              asked{columns, filter_.changed_without(own, by_score), by_score ? weighed_ : 0};
    if (plot_asked_ == asked) return plotted_;
    const bool same   = plot_asked_ && plot_asked_->columns == columns;
    const bool scaled = same && plot_asked_->weighed == asked.weighed && (!plotting_ || plotting_->scaled());
    catalogue::Plotted fresh;
    fresh.whole = false;
    ++plot_turn_;
    if (same) fresh.across = plotted_.across, fresh.up = plotted_.up;  // where they are not right any more, they stand until it is known what is
    plot_asked_ = asked;
    plotted_    = std::move(fresh);
    plotting_.emplace(across, up, filter_.without(own, by_score), scaled);
    plot_on(at_once);
    return plotted_;
}

// Goes on with the plot that was asked for, by so many more items about. returns whether it is whole
bool Listing::plot_on(std::size_t items)
{
    if (plot_asked_->weighed > 0 && !weigh_on(items / kToWeigh + 1)) return false;
    ++plot_turn_;
    plotted_.whole = plotting_->go_on(plotted_, items);
    if (plotted_.whole) plotting_.reset();
    return plotted_.whole;
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
           (limited_.capacity() + rows_.capacity()) * sizeof(model::ItemIndex);
}

}  // namespace juxta::view
