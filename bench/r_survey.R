# CPU seconds that the R package survey takes for one weighted cross-tabulation, calibrated.
#
#   Rscript bench/r_survey.R RETURNS.csv MARGINS.csv [TABLES]
#
# RETURNS: `mode`, items of agreement, and a column for each margin; MARGINS: margin,category,count.
# A cross-tabulation is one item by one margin: the share of each option in each group, with its
# standard error, as svyby(svymean) makes it. Prints one line of JSON.

suppressMessages(library(survey))
given <- commandArgs(trailingOnly = TRUE)
returns <- read.csv(given[1], colClasses = "character", na.strings = character())
margins <- read.csv(given[2], colClasses = c("character", "character", "numeric"))
tables <- if (length(given) > 2) as.integer(given[3]) else 20
cpu <- function(code) sum(system.time(code)[c("user.self", "sys.self")])

names_of_margins <- unique(margins$margin)
population <- c(`(Intercept)` = sum(margins$count[margins$margin == names_of_margins[1]]))
for (name in names_of_margins) {
  rows <- margins[margins$margin == name, ]
  blank <- mean(returns[[name]] == "")
  target <- setNames(rows$count * (1 - blank), rows$category)
  if (blank > 0) target <- c(target, blank = unname(population[1]) * blank)
  group <- ifelse(returns[[name]] == "", "blank", returns[[name]])
  returns[[paste0("m_", name)]] <- factor(group, levels = names(target))
  population <- c(population, setNames(target[-1], paste0("m_", name, names(target)[-1])))
}
returns$N <- population[1]
design <- svydesign(ids = ~1, fpc = ~N, data = returns)
by_margin <- paste0("m_", names_of_margins)
seconds_raking <- cpu(
  raked <- calibrate(design, reformulate(by_margin), population, calfun = "raking", maxit = 500)
)

answers <- c("strongly_agree", "agree", "neither", "disagree", "strongly_disagree", "dont_know")
items <- Filter(function(name) all(returns[[name]] %in% c(answers, "")), names(returns))
pairs <- expand.grid(item = items, breakdown = by_margin, stringsAsFactors = FALSE)
set.seed(1)
pairs <- pairs[sample(nrow(pairs), min(tables, nrow(pairs))), ]
crosstab <- function(item, breakdown) {
  given <- returns[[item]] != ""
  # Blank rows fall out by weight 0, and 0 times a missing value would still be missing.
  part <- update(raked, answer = factor(ifelse(given, returns[[item]], answers[1]), answers))
  part <- subset(part, given)
  svyby(~answer, reformulate(breakdown), part, svymean)
}
seconds <- cpu(for (row in seq_len(nrow(pairs))) crosstab(pairs$item[row], pairs$breakdown[row]))

cat(sprintf(
  paste0('{"respondents": %d, "tables": %d, "cpu_seconds": %.3f, "cpu_seconds_per_table": %.4f, ',
         '"cpu_seconds_raking": %.3f, "r": "%s", "survey": "%s"}\n'),
  nrow(returns), nrow(pairs), seconds, seconds / nrow(pairs), seconds_raking,
  paste(R.version$major, R.version$minor, sep = "."), packageVersion("survey")
))
