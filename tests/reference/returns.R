# Figures of the R package survey for a file of 800 returns and its population margins.
#
#   Rscript tests/reference/returns.R RETURNS.csv MARGINS.csv tests/reference
#
# Takes under a minute. README.md says what is in each file and how it is defined.

given <- commandArgs(trailingOnly = TRUE)
folder <- given[3]
source(file.path(folder, "figures.R"))

returns <- read.csv(given[1], colClasses = "character", na.strings = character())
margins <- read.csv(given[2], colClasses = c("character", "character", "numeric"))
people <- 7000
margin_names <- c("age_band", "sex", "need", "placement", "district")
favour <- c(strongly_agree = 1, agree = 1, neither = 0, disagree = -1, strongly_disagree = -1)
agree_items <- names(returns)[2:19]
stopifnot(agree_items[1] == "listened", agree_items[18] == "family_life")
sources <- c("gp", "school", "local_offer", "forum", "sendias", "friends", "social_media", "none")
helped <- c("alone", "with_child", "with_help")

# -- Margins: who left one blank is a category of its own, as large as its unweighted share ------

targets <- list()
for (name in margin_names) {
  rows <- margins[margins$margin == name, ]
  stopifnot(sum(rows$count) == people)
  blank <- mean(returns[[name]] == "")
  targets[[name]] <- c(setNames(rows$count * (1 - blank), rows$category), `_blank` = people * blank)
  group <- ifelse(returns[[name]] == "", "_blank", returns[[name]])
  returns[[paste0("margin_", name)]] <- factor(group, levels = names(targets[[name]]))
}
returns$N <- people
unadjusted <- svydesign(ids = ~1, fpc = ~N, data = returns)
terms <- reformulate(paste0("margin_", margin_names))
population <- c(`(Intercept)` = people)
for (name in margin_names) {
  wanted <- targets[[name]][-1]
  population <- c(population, setNames(wanted, paste0("margin_", name, names(wanted))))
}
stopifnot(identical(names(population), colnames(model.matrix(terms, returns))))
calibrated <- function(...) {
  calibrate(unadjusted, terms, population, maxit = 500, epsilon = 1e-12, ...)
}
raked <- calibrated(calfun = "raking")
bounded <- calibrated(calfun = "logit", bounds = c(0.2, 5))
write_figures(
  data.frame(row = seq_len(nrow(returns)), base = weights(unadjusted), raking = weights(raked),
             logit = weights(bounded),
             linear = weights(calibrated(calfun = "linear"))),
  folder, "returns-800-weights.csv")
reached <- unlist(lapply(margin_names, function(name) {
  tapply(weights(raked), returns[[paste0("margin_", name)]], sum) - targets[[name]]
}))
cat("margins missed by at most", max(abs(reached)), "\n")

# -- What is estimated: question, option, who is in the base, and who gave the answer -------------

scored <- function(item) returns[[item]] %in% names(favour)
in_favour <- function(item, sign) returns[[item]] %in% names(favour)[favour == sign]
wanted <- list()
want <- function(question, option, base, y) {
  wanted[[length(wanted) + 1]] <<- list(question = question, option = option, base = base, y = y)
}
for (item in agree_items) {
  for (option in names(favour)) want(item, option, scored(item), returns[[item]] == option)
  want(item, "dont_know", returns[[item]] != "", returns[[item]] == "dont_know")
  want(item, "_positive", scored(item), in_favour(item, 1))
  want(item, "_negative", scored(item), in_favour(item, -1))
}
ticked <- strsplit(returns$sources, ";", fixed = TRUE)
for (option in sources) {
  want("sources", option, returns$sources != "", vapply(ticked, function(t) option %in% t, TRUE))
}
for (item in c(margin_names, "completed_by")) {
  codes <- if (item == "completed_by") helped else setdiff(names(targets[[item]]), "_blank")
  for (option in codes) want(item, option, returns[[item]] != "", returns[[item]] == option)
}

estimates <- function(design) {
  do.call(rbind, lapply(wanted, function(each) {
    cbind(data.frame(question = each$question, option = each$option),
          share_line(design, each$y, each$base))
  }))
}
write_figures(estimates(raked), folder, "returns-800-estimates.csv")
write_figures(estimates(bounded), folder, "returns-800-logit.csv")
write_figures(estimates(unadjusted), folder, "returns-800-unadjusted.csv")

# -- Groups: each margin's, those who left it blank, and the ways of answering --------------------

groups_of <- function(breakdown) {
  if (breakdown == "mode") returns$mode else as.character(returns[[paste0("margin_", breakdown)]])
}
broken_down <- c("listened", "knew_what_next", "support_given", "staff_understand",
                 "prepared_adulthood", "family_life", "sources")
lines <- list()
for (each in wanted) {
  if (!each$question %in% broken_down) next
  for (breakdown in c(margin_names, "mode")) {
    belongs <- groups_of(breakdown)
    for (group in sort(unique(belongs))) {
      base <- each$base & belongs == group
      if (!any(base)) next
      lines[[length(lines) + 1]] <- cbind(
        data.frame(question = each$question, option = each$option, breakdown, group),
        share_line(raked, each$y, base))
    }
  }
}
write_figures(do.call(rbind, lines), folder, "returns-800-breakdowns.csv")

# -- Differences between groups, with their covariance --------------------------------------------
# A linear model on the groups alone has their means as coefficients, and survey linearises it to
# the same residuals; svyby(covmat = TRUE) of 4.1.1 stops with an error on a calibrated design.

differences <- function(each, breakdown) {
  group <- groups_of(breakdown)
  design <- update(raked, y = as.numeric(each$y), group = factor(group))
  model <- quietly(svyglm(y ~ 0 + group, subset(design, each$base & group != "_blank")))
  means <- setNames(coef(model), sub("^group", "", names(coef(model))))
  covariance <- vcov(model)
  dimnames(covariance) <- list(names(means), names(means))
  pairs <- combn(sort(names(means)), 2)
  do.call(rbind, lapply(seq_len(ncol(pairs)), function(p) {
    a <- pairs[1, p]
    b <- pairs[2, p]
    data.frame(question = each$question, option = each$option, breakdown, group_a = a, group_b = b,
               difference = as.numeric(means[a] - means[b]),
               se = sqrt(covariance[a, a] + covariance[b, b] - 2 * covariance[a, b]),
               covariance = covariance[a, b])
  }))
}
compared <- Filter(function(each) {
  each$option %in% c("_positive", "_negative") &&
    each$question %in% c("listened", "support_given", "staff_understand")
}, wanted)
write_figures(do.call(rbind, lapply(compared, function(each) {
  do.call(rbind, lapply(c("district", "placement", "mode"), differences, each = each))
})), folder, "returns-800-comparisons.csv")

# -- Items answered by the same people: differences of their positive shares ----------------------

means <- lapply(agree_items, function(item) {
  design <- update(raked, y = as.numeric(in_favour(item, 1)))
  svymean(~y, subset(design, scored(item)), influence = TRUE)
})
share <- setNames(vapply(means, function(m) as.numeric(coef(m)), 0), agree_items)
influence <- do.call(cbind, lapply(means, attr, "influence"))
covariance <- svyrecvar(influence, raked$cluster, raked$strata, raked$fpc,
                        postStrata = raked$postStrata)
dimnames(covariance) <- list(agree_items, agree_items)
pairs <- combn(agree_items, 2)
write_figures(do.call(rbind, lapply(seq_len(ncol(pairs)), function(p) {
  a <- pairs[1, p]
  b <- pairs[2, p]
  data.frame(item_a = a, item_b = b, difference = as.numeric(share[a] - share[b]),
             se = sqrt(covariance[a, a] + covariance[b, b] - 2 * covariance[a, b]),
             covariance = covariance[a, b])
})), folder, "returns-800-items.csv")
