# Krippendorff's alpha in base R, straight from its definition over pairs of ratings (no coincidence
# matrix), to check the engine against: Rscript tests/reference/alpha.R
# The figures that it prints stand in tests/engines/estimation/test_agreement.py.

squared_difference <- function(a, b, level, all) switch(level,
  nominal = as.numeric(a != b),
  ordinal = {
    between <- sum(all >= min(a, b) & all <= max(a, b))
    if (a == b) 0 else (between - (sum(all == a) + sum(all == b)) / 2)^2
  },
  interval = (a - b)^2,
  ratio = if (a + b == 0) 0 else ((a - b) / (a + b))^2
)

mean_difference <- function(values, level, all) {
  total <- 0
  for (i in seq_along(values)) for (j in seq_along(values)) if (i != j) {
    total <- total + squared_difference(values[i], values[j], level, all)
  }
  total
}

alpha <- function(ratings, level) {
  units <- lapply(seq_len(ncol(ratings)), function(u) ratings[!is.na(ratings[, u]), u])
  units <- Filter(function(unit) length(unit) > 1, units)
  all <- unlist(units)
  within <- sum(sapply(units, function(unit) mean_difference(unit, level, all) / (length(unit) - 1)))
  1 - (within / length(all)) / (mean_difference(all, level, all) / (length(all) * (length(all) - 1)))
}

krippendorff <- matrix(c(
  1, 2, 3, 3, 2, 1, 4, 1, 2, NA, NA, NA,
  1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NA, 3,
  NA, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NA,
  1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NA
), nrow = 4, byrow = TRUE)

# 5 coders, 40 units, values 0 to 9, some missing, by a rule that needs no generator of chance.
made <- outer(1:5, 1:40, function(coder, unit) 
  (unit * unit + ifelse((coder * unit) %% 5 == 0, coder, 0)) %% 10)
made[outer(1:5, 1:40, function(coder, unit) (3 * coder + 5 * unit) %% 11 == 0)] <- NA

for (name in c("krippendorff", "made")) for (level in c("nominal", "ordinal", "interval", "ratio")) {
  cat(name, level, format(alpha(get(name), level), digits = 12), "\n")
}
