"""What all variances of one set of weights share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy

from heard.engines.estimation.coding import FloatArray


@dataclass(frozen=True)
class Frame:
    """What all variances of one set of weights share.

    gram: inverse of the constraints' cross-products, equal weights. squared: their cross-products
    with weights w^2. totals: what each constraint adds up to. correction: (1 - f) n / (n - 1).
    """

    returns: int
    gram: FloatArray
    squared: FloatArray
    totals: FloatArray
    correction: float

    def covariance(self, crossed: FloatArray, at: FloatArray, other: FloatArray) -> FloatArray:
        """Return (1 - f) n / (n - 1) (sum u u' - sum u sum u' / n).

        crossed: sum u u'. at, other: sum u and sum u'.
        """
        return np.asarray(self.correction * (crossed - at * other / self.returns))


def frame_of(
    returns: FloatArray, of_kind: FloatArray, matrix: scipy.sparse.csr_array, sampled: float
) -> Frame:
    """Return the frame of weights over kinds of return; sampled is f."""
    total = int(returns.sum())
    gram = (matrix.T @ (matrix * returns[:, None])).toarray()
    squared = (matrix.T @ (matrix * (returns * of_kind**2)[:, None])).toarray()
    correction = (1 - sampled) * total / (total - 1) if total > 1 else float("nan")
    inverse = np.linalg.pinv(gram, hermitian=True)  # margins share their sum, so it is singular
    totals = np.asarray(matrix.T @ (returns * of_kind))
    return Frame(total, inverse, squared, totals, correction)
