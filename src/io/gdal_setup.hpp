#pragma once

namespace gatepost {

/// Registers GDAL's drivers and silences its own printing: what it says is caught and reported by the
/// readers. Call once, in main, before any job. Costs some 20 ms.
void set_up_gdal();

}  // namespace gatepost
