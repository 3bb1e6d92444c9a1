// wasm/pack/sieve.cpp - the columns of a catalogue as those of a bundle that has nothing else.
// SPDX-License-Identifier: MIT
#include "pack/sieve.hpp"

#include "catalogue/plotting.hpp"
#include "compare/criteria.hpp"
#include "pack/format.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace juxta::pack {
namespace {

using catalogue::Asked;
using catalogue::ColumnIndex;
using model::AttributeType;

constexpr ColumnIndex kCategory = model::kMaxAttributes;
constexpr std::size_t kToWeigh  = 4;  // times as much as to look at an item

/// Items of which nothing is known, and as many columns as there can be.
model::Bundle frame_of(std::size_t items)
{
    model::Bundle made;
    made.columns.resize(kCategory);
    made.attributes.resize(kCategory);
    made.reviews.resize(model::kMaxReviewers);
    for (std::size_t item = 0; item < items; ++item) made.items.append();
    return made;
}

}  // namespace

struct Sieve::Held {
    enum class Kept : std::uint8_t { unasked, here, nowhere };

    explicit Held(std::size_t items) : bundle(frame_of(items)) {}

    /// Has a column at hand, or knows that there is none. Its type is what it is asked as.
    void want(const CataloguePack& catalogue, ColumnIndex column, AttributeType type, Visit& visit)
    {
        const bool category = column == kCategory;
        const auto of_type  = category ? AttributeType::text : bundle.columns[column].type();
        if (visit.broken()) return;
        if (type == AttributeType::url || (kept[column] == Kept::here && type != of_type) || (category && type != AttributeType::text)) return visit.break_off();
        if (kept[column] != Kept::unasked) return;
        if (visit.work() == 0) return visit.put_off();
        const std::uint32_t number = category ? kCategoryColumn : static_cast<std::uint32_t>(column);
        if (type == AttributeType::text) {
            const auto keeps = catalogue.keeps_texts(number, visit);
            if (keeps && !*keeps) kept[column] = Kept::nowhere;
            if (!keeps || !*keeps) return;
        }
        auto cells = catalogue.column(number, type, bundle.texts, visit);
        if (!cells) return;
        kept[column] = Kept::here;
        ++here;
        visit.spend(cells->statuses().size());
        if (!category) {
            bundle.columns[column] = std::move(*cells);
            return;
        }
        for (ItemNumber item = 0; item < cells->statuses().size(); ++item) bundle.items.set_text(item, model::ItemText::category, cells->text(item));
    }

    /// Likewise a reviewer's scores.
    void want_scores(const CataloguePack& catalogue, std::size_t reviewer, Visit& visit)
    {
        if (visit.broken() || reviewed[reviewer]) return;
        if (visit.work() == 0) return visit.put_off();
        const auto cells = catalogue.column(kReviewColumns + static_cast<std::uint32_t>(reviewer), AttributeType::number, bundle.texts, visit);
        if (!cells) return;
        const auto in_range = [](double score) { return score >= 0 && score <= 100; };
        if (!std::ranges::all_of(cells->numbers(), in_range)) return visit.break_off();  // of what is not known it is 0
        reviewed[reviewer] = true;
        ++here;
        visit.spend(cells->statuses().size());
        for (ItemNumber item = 0; item < cells->statuses().size(); ++item) {
            if (cells->status(item) == model::Status::known) bundle.reviews[reviewer].set(item, {.given = true, .score = cells->number(item)});
        }
    }

    /// And what criteria are of.
    void want(const CataloguePack& catalogue, const std::vector<catalogue::AskedCriterion>& criteria, Visit& visit)
    {
        for (const catalogue::AskedCriterion& criterion : criteria) {
            if (criterion.reviewer) want_scores(catalogue, criterion.index, visit);
            else want(catalogue, criterion.index, criterion.type, visit);
        }
    }

    /// And what is next, but for the names.
    void want(const CataloguePack& catalogue, const Next& next, Visit& visit)
    {
        const auto column = [&](ColumnIndex at, AttributeType type, const std::vector<catalogue::AskedCriterion>& criteria) {
            want(catalogue, criteria, visit);
            if (at <= kCategory) want(catalogue, at, type, visit);
        };
        if (next.order != nullptr) column(next.order->column, next.order->type, next.order->criteria);
        if (next.plot == nullptr) return;
        for (const catalogue::AskedMeasure* const axis : {&next.plot->across, &next.plot->up}) column(axis->column, axis->type, axis->criteria);
    }

    /// Of criteria whose columns are at hand: what each item comes to, NaN where nothing applies. nullptr: some of it was put off
    const std::vector<double>* scores_by(const std::vector<catalogue::AskedCriterion>& asked, Visit& visit)
    {
        if (!scores.empty() && scored == scores.size() && scored_by == asked) return &scores;
        std::vector<compare::Criterion>    criteria;
        std::vector<std::optional<double>> weights;
        for (const catalogue::AskedCriterion& one : asked) {
            criteria.push_back({one.reviewer ? compare::Criterion::Kind::reviewer : compare::Criterion::Kind::attribute, one.index});
            weights.emplace_back(one.weight);
            if (one.reviewer) continue;
            bundle.attributes[one.index].better = one.better;
            bundle.attributes[one.index].range  = one.range;
        }
        if (scored_by != asked || scores.empty()) {
            scored_by = asked;
            scores.resize(bundle.items.size());
            scored = 0;
        }
        const std::size_t count = std::min(scores.size() - scored, std::max(compare::kWeighedAtOnce, visit.work() / kToWeigh));
        compare::estimate(bundle, criteria, weights, static_cast<ItemNumber>(scored), std::span(scores).subspan(scored, count));
        visit.spend(count * kToWeigh);
        scored += count;
        if (scored == scores.size()) return &scores;
        visit.put_off();
        return nullptr;
    }

    /// What an axis shows, of columns that are at hand. absent: some of it was put off
    std::optional<catalogue::Measure> measure(const catalogue::AskedMeasure& asked, Visit& visit)
    {
        if (asked.column < kCategory) return catalogue::measure_of(bundle.columns[asked.column], asked.better);
        const std::vector<double>* const totals = scores_by(asked.criteria, visit);
        return totals != nullptr ? std::optional(catalogue::Measure{{}, *totals}) : std::nullopt;
    }

    model::Bundle                          bundle;
    catalogue::Columns                     columns{bundle};
    catalogue::Filter                      filter{columns};
    catalogue::Filter                      musts{columns};
    std::optional<catalogue::Rows>         meets;        ///< the must-haves, where there are some
    catalogue::Orders                      orders{columns};
    std::array<Kept, kCategory + 1>        kept{};
    std::array<bool, model::kMaxReviewers> reviewed{};
    std::size_t                            here = 0;     ///< columns
    std::vector<ColumnIndex>               constrained;  ///< at most these
    std::vector<catalogue::AskedCriterion> scored_by;
    std::vector<double>                    scores;       ///< one an item, or none yet
    std::size_t                            scored = 0;   ///< of these, how many are reckoned
    std::optional<catalogue::AskedPlot>    plot_asked;
    std::uint64_t                          plot_at = 0;  ///< of the filter
    catalogue::Plotted                     plotted;
    std::optional<catalogue::Plotting>     plotting;     ///< while it is not whole
};

Sieve::Sieve(const CataloguePack& catalogue, std::size_t most_cells) : catalogue_(catalogue), most_cells_(most_cells) {}
Sieve::~Sieve() = default;

bool Sieve::ask(std::span<const Asked> constraints, std::span<const Asked> offers, Visit& visit, const Next& next)
{
    using Kept              = Held::Kept;
    const std::size_t items = catalogue_.items();
    const auto is_column = [](const Asked& asked) { return asked.constraint.column <= kCategory; };
    const auto is_asked  = [&](const Asked& asked) { return is_column(asked) || asked.constraint.column == catalogue::kAskedScore; };
    if (items > kMaxInOrder || !std::ranges::all_of(offers, is_column) || !std::ranges::all_of(constraints, is_asked)) {
        visit.break_off();
        return false;
    }
    const auto each = [&](auto&& take) {
        for (const auto& list : {constraints, offers})
            for (const Asked& asked : list)
                if (is_column(asked)) take(asked, asked.constraint.column);
    };
    // What is not here yet, and what is; reviewers behind the columns.
    std::set<std::size_t> fresh, needed;
    const auto            count = [&](std::size_t column) {
        if (!held_ || (column > kCategory ? !held_->reviewed[column - kCategory - 1] : held_->kept[column] == Kept::unasked)) fresh.insert(column);
        else if (column > kCategory || held_->kept[column] == Kept::here) needed.insert(column);
    };
    const auto count_criteria = [&](const std::vector<catalogue::AskedCriterion>& criteria) {
        for (const catalogue::AskedCriterion& criterion : criteria) count(criterion.reviewer ? kCategory + 1 + criterion.index : criterion.index);
    };
    each([&](const Asked&, ColumnIndex column) { count(column); });
    for (const Asked& asked : constraints) count_criteria(asked.criteria);
    const auto count_next = [&](const auto& asked) {
        if (asked.column <= kCategory) count(asked.column);
        count_criteria(asked.criteria);
    };
    if (next.order != nullptr) count_next(*next.order);
    if (next.plot != nullptr) count_next(next.plot->across), count_next(next.plot->up);
    // Columns of this question alone stay, however many: it comes again for each of them.
    const bool spare = held_ && held_->here > needed.size();
    if (!held_ || (spare && !fresh.empty() && (held_->here + fresh.size()) * items > most_cells_)) held_ = std::make_unique<Held>(items);
    Held& held = *held_;
    each([&](const Asked& asked, ColumnIndex column) { held.want(catalogue_, column, asked.type, visit); });
    for (const Asked& asked : constraints) held.want(catalogue_, asked.criteria, visit);
    held.want(catalogue_, next, visit);
    if (!visit.ready()) return false;

    std::optional<std::vector<ItemNumber>> within;
    for (const Asked& asked : constraints) {
        if (asked.constraint.column != catalogue::kAskedScore) continue;
        const std::vector<double>* const scores = held.scores_by(asked.criteria, visit);
        if (scores == nullptr) return false;
        within = catalogue::scores_within(asked.constraint, *scores);
    }

    const auto has = [&](ColumnIndex column, bool must) {
        return std::ranges::any_of(constraints, [&](const Asked& asked) { return asked.constraint.column == column && asked.must == must; });
    };
    for (const ColumnIndex column : std::exchange(held.constrained, {}))
        if (!has(column, false)) held.filter.clear(column);
    held.musts.clear();
    bool musts = false;
    for (const Asked& asked : constraints) {
        catalogue::Constraint constraint = asked.constraint;
        if (constraint.column == catalogue::kAskedScore || held.kept[constraint.column] != Kept::here) continue;
        for (const std::string& value : asked.values)
            if (const auto index = held.columns.value_of(constraint.column, value)) constraint.values.push_back(*index);
        (asked.must ? held.musts : held.filter).set(constraint);
        musts = musts || asked.must;
        if (!asked.must) held.constrained.push_back(constraint.column);
    }
    held.filter.limit_scores(within ? &*within : nullptr);
    held.meets.reset();
    if (musts) held.meets = held.musts.rows();
    limit_to(nullptr);
    return true;
}

void Sieve::limit_to(const std::vector<ItemNumber>* items)
{
    if (!held_->meets) return held_->filter.limit_to(items);
    std::vector<ItemNumber> both;
    const auto              take = [&](ItemNumber item) {
        if (held_->meets->has(item)) both.push_back(item);
    };
    if (items != nullptr) std::ranges::for_each(*items, take);
    else held_->meets->for_each([&](ItemNumber item) { both.push_back(item); });
    held_->filter.limit_to(&both);
}

const catalogue::Rows& Sieve::rows() { return held_->filter.rows(); }

std::size_t Sieve::columns() const { return held_ ? held_->here : 0; }

bool Sieve::keeps(ColumnIndex column) const { return !held_ || column > kCategory || held_->kept[column] != Held::Kept::nowhere; }

std::optional<std::vector<ItemNumber>> Sieve::in_order(const catalogue::AskedOrder& order, std::size_t limit, Visit& visit)
{
    const std::size_t items = catalogue_.items();
    if (items > kMaxInOrder || order.column > catalogue::kAskedScore) {
        visit.break_off();
        return std::nullopt;
    }
    if (!held_) held_ = std::make_unique<Held>(items);
    Held& held = *held_;
    if (order.column == catalogue::kAskedName) return catalogue_.by_name(order.direction, limit, held.filter.rows(), visit);
    held.want(catalogue_, {.order = &order}, visit);
    if (!visit.ready()) return std::nullopt;
    const bool                       by_score = order.column == catalogue::kAskedScore;
    const std::vector<double>* const scores   = by_score ? held.scores_by(order.criteria, visit) : nullptr;
    if (by_score && scores == nullptr) return std::nullopt;
    std::vector<ItemNumber> made;
    if (by_score) made = catalogue::Orders::by_score(*scores, order.direction, held.filter.rows(), limit);
    else if (keeps(order.column)) made = held.orders.by_column(order.column, order.direction, held.filter.rows(), limit);
    else held.filter.rows().for_each([&](ItemNumber item) { if (made.size() < limit) made.push_back(item); });
    return made;
}

const catalogue::Plotted* Sieve::plot(const catalogue::AskedPlot& asked, Visit& visit)
{
    if (catalogue_.items() > kMaxInOrder) visit.break_off();
    if (visit.broken()) return nullptr;
    if (!held_) held_ = std::make_unique<Held>(catalogue_.items());
    Held& held = *held_;
    held.want(catalogue_, {.plot = &asked}, visit);
    if (!visit.ready()) return nullptr;
    const auto across = held.measure(asked.across, visit);
    const auto up     = across ? held.measure(asked.up, visit) : std::nullopt;
    if (!up) return nullptr;

    std::vector<ColumnIndex> own;
    for (const catalogue::AskedMeasure* const axis : {&asked.across, &asked.up})
        if (axis->column < kCategory) own.push_back(axis->column);
    const bool          by_score = own.size() < 2;
    const std::uint64_t at       = held.filter.changed_without(own, by_score);
    if (held.plot_asked != asked || held.plot_at != at) {
        held.plot_asked = asked;
        held.plot_at    = at;
        held.plotted    = {};
        held.plotting.emplace(*across, *up, held.filter.without(own, by_score), false);
    }
    if (held.plotting && !held.plotting->go_on(held.plotted, std::max<std::size_t>(visit.work(), 1))) {
        visit.put_off();
        return nullptr;
    }
    held.plotting.reset();
    return &held.plotted;
}

catalogue::Offer Sieve::offer(const Asked& of)
{
    const ColumnIndex column = of.constraint.column;
    if (held_->kept[column] == Held::Kept::here) return offer_of(held_->columns, held_->filter, column, of.values);
    catalogue::Offer none;
    none.column = column;
    none.kept   = false;
    return none;
}

}  // namespace juxta::pack
