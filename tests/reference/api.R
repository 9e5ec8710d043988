# Figures of the R package survey for its own data: Californian schools and their performance index.
#
#   Rscript tests/reference/api.R tests/reference
#
# Takes under a minute. README.md says what is in each file and how it is defined.

folder <- commandArgs(trailingOnly = TRUE)[1]
source(file.path(folder, "figures.R"))
data(api)

# -- The samples, with the columns that are needed ------------------------------------------------

needed <- c("snum", "stype", "enroll", "api00", "api99", "sch.wide", "awards", "comp.imp", "pw",
            "fpc")
for (name in c("srs", "strat")) {
  schools <- if (name == "srs") apisrs else apistrat
  # Numbers as they stand in the data: weights have at most four decimals.
  write.csv(schools[, needed], file.path(folder, paste0("api-", name, ".csv")),
            row.names = FALSE, quote = FALSE, eol = "\n")
}
counts <- function(name) {
  found <- table(apipop[[name]])
  data.frame(margin = name, category = names(found), count = as.integer(found))
}
margins <- rbind(counts("stype"), counts("sch.wide"))
write_figures(margins, folder, "api-margins.csv")

# -- Designs: a simple random sample, a stratified one, and the first one calibrated --------------

srs <- svydesign(ids = ~1, fpc = ~fpc, data = apisrs)
strat <- svydesign(ids = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)
count_of <- function(category) margins$count[margins$category == category]
population <- c(`(Intercept)` = nrow(apipop), stypeH = count_of("H"), stypeM = count_of("M"),
                sch.wideYes = count_of("Yes"))
calibrated <- function(...) {
  calibrate(srs, ~stype + sch.wide, population, maxit = 500, epsilon = 1e-12, ...)
}
designs <- list(srs = srs, strat = strat, raking = calibrated(calfun = "raking"),
                logit = calibrated(calfun = "logit", bounds = c(0.3, 3)),
                linear = calibrated(calfun = "linear"))
write_figures(
  data.frame(snum = apisrs$snum, base = weights(srs), raking = weights(designs$raking),
             logit = weights(designs$logit), linear = weights(designs$linear)),
  folder, "api-weights.csv")

# -- Means, totals and shares, for everybody and for groups ---------------------------------------

domains <- list(all = quote(rep(TRUE, length(stype))), stype_E = quote(stype == "E"),
                stype_H = quote(stype == "H"), stype_M = quote(stype == "M"),
                awards_Yes = quote(awards == "Yes"), sch_wide_No = quote(sch.wide == "No"))
numbers <- c("api00", "api99", "enroll")
shares <- list(api00_over_600 = quote(api00 > 600), api00_over_800 = quote(api00 > 800),
               api00_over_900 = quote(api00 > 900), api99_over_api00 = quote(api99 > api00),
               awards_Yes = quote(awards == "Yes"), comp_imp_Yes = quote(comp.imp == "Yes"),
               stype_E = quote(stype == "E"), stype_H = quote(stype == "H"),
               stype_M = quote(stype == "M"), sch_wide_Yes = quote(sch.wide == "Yes"),
               nobody = quote(api00 > 2000), everybody = quote(api00 > 0))

number_lines <- function(name, domain, part, base) {
  do.call(rbind, lapply(numbers, function(number) {
    formula <- reformulate(number)

    mean <- svymean(formula, part, deff = TRUE)
    total <- svytotal(formula, part)
    data.frame(design = name, domain, statistic = c("mean", "total"), variable = number,
               estimate = c(coef(mean), coef(total)), se = c(SE(mean), SE(total)),
               base = sum(base), r_deff = c(deff(mean), NA))
  }))
}
share_lines <- function(name, domain, design, base) {
  do.call(rbind, lapply(names(shares), function(variable) {
    y <- eval(shares[[variable]], design$variables)
    line <- share_line(design, y, base)
    part <- subset(update(design, y = as.numeric(y)), base)
    varies <- line$method == "beta"
    logit <- if (varies) attr(quietly(svyciprop(~y, part, method = "logit")), "ci") else c(NA, NA)
    r_deff <- if (varies) as.numeric(deff(svymean(~y, part, deff = TRUE))) else NA
    cbind(data.frame(design = name, domain, variable), line,
          data.frame(logit_low = logit[1], logit_high = logit[2], r_deff))
  }))
}
every <- function(lines_of) {
  do.call(rbind, lapply(names(designs), function(name) {
    design <- designs[[name]]
    do.call(rbind, lapply(names(domains), function(domain) {
      lines_of(name, domain, design, eval(domains[[domain]], design$variables))
    }))
  }))
}
write_figures(every(function(name, domain, design, base) {
  number_lines(name, domain, subset(design, base), base)
}), folder, "api-numbers.csv")
write_figures(every(share_lines), folder, "api-shares.csv")

# -- Differences between types of school ----------------------------------------------------------

difference_lines <- function(name, variable) {
  design <- designs[[name]]
  y <- if (variable %in% numbers) design$variables[[variable]]
       else as.numeric(eval(shares[[variable]], design$variables))
  design <- update(design, y = y, group = factor(sch.wide:stype))
  model <- quietly(svyglm(y ~ 0 + group, design))
  means <- setNames(coef(model), sub("^group", "", names(coef(model))))
  covariance <- vcov(model)
  dimnames(covariance) <- list(names(means), names(means))
  if (name %in% c("srs", "strat")) {
    by <- svyby(~y, ~group, design, svymean, covmat = TRUE)
    stopifnot(all.equal(vcov(by), covariance[rownames(by), rownames(by)], tolerance = 1e-10,
                        check.attributes = FALSE))
  }
  pairs <- combn(sort(names(means)), 2)
  do.call(rbind, lapply(seq_len(ncol(pairs)), function(p) {
    a <- pairs[1, p]
    b <- pairs[2, p]
    data.frame(design = name, variable, group_a = a, group_b = b,
               difference = as.numeric(means[a] - means[b]),
               se = sqrt(covariance[a, a] + covariance[b, b] - 2 * covariance[a, b]),
               covariance = covariance[a, b])
  }))
}
write_figures(do.call(rbind, lapply(names(designs), function(name) {
  do.call(rbind, lapply(c("api00", "api00_over_600", "comp_imp_Yes"), difference_lines,
                        name = name))
})), folder, "api-differences.csv")
