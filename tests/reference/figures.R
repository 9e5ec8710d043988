# What both scripts share: one line of figures, and files with 17 significant digits.

suppressMessages(library(survey))
options(survey.lonely.psu = "fail")

# Write a data frame as CSV. Numbers with a fraction keep 17 significant digits, so that reading
# them gives the same double; NA is left empty.
write_figures <- function(figures, folder, name) {
  for (column in names(figures)) {
    values <- figures[[column]]
    if (is.double(values)) {
      figures[[column]] <- ifelse(is.na(values), "", sprintf("%.17g", values))
    }
  }
  path <- file.path(folder, name)
  write.csv(figures, path, row.names = FALSE, na = "", quote = FALSE, eol = "\n")
  cat(nrow(figures), "rows in", path, "\n")
}

# Models on calibrated groups warn that rows of weight 0, outside the group, play no part: as meant.
quietly <- function(model) {
  withCallingHandlers(model, warning = function(w) {
    if (grepl("zero weight", conditionMessage(w))) invokeRestart("muffleWarning")
  })
}

# The interval of a share for a design that holds nobody but its base.
# svyciprop(method = "beta") divides by the variance, so it has nothing to say at 0 and 100 %.
# There Heard takes n* = base / Kish's design effect, put into the same two quantiles.
# A share with no variance that is neither 0 nor 1 belongs to a margin: it has no interval.
interval <- function(design, share, variance) {
  weight <- weights(design)[weights(design) > 0]
  if (share < 1e-12 || share > 1 - 1e-12) {
    n <- sum(weight)^2 / sum(weight^2)
    share <- round(share)
    ends <- c(qbeta(0.025, n * share, n * (1 - share) + 1),
              qbeta(0.975, n * share + 1, n * (1 - share)))
    return(list(ends = ends, method = "kish"))
  }
  if (sqrt(variance) < 1e-9) return(list(ends = c(NA, NA), method = "none"))
  ends <- attr(svyciprop(~y, design, method = "beta"), "ci")
  list(ends = as.numeric(ends), method = "beta")
}

# One line: the share of `y` (0 or 1, or TRUE) among the rows where `base` is TRUE.
share_line <- function(design, y, base) {
  design <- update(design, y = as.numeric(y))
  part <- subset(design, base)
  weight <- weights(part)[weights(part) > 0]
  mean <- svymean(~y, part)
  share <- as.numeric(coef(mean))
  variance <- as.numeric(vcov(mean))
  found <- interval(part, share, variance)
  data.frame(estimate = share, se = sqrt(variance), low = found$ends[1], high = found$ends[2],
             base = sum(base), weighted_base = sum(weight),
             deff = variance / (share * (1 - share) / sum(base)), method = found$method)
}
