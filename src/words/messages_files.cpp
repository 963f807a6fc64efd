// Messages of files that are read, and of where they break.
#include "words/message_table.hpp"

namespace gatepost {

// clang-format off: one message a paragraph, its languages below each other
std::span<MessagePattern const> file_messages() {
    static constexpr std::array<MessagePattern, 31> patterns{{
        {"{}: {}", "{}: {}", "{}：{}"},
        {"{}: feature {} (line {}): {}", "{}, đối tượng {} (dòng {}): {}", "{}：要素{}（第{}行）：{}"},
        {"{}: feature {}: {}", "{}, đối tượng {}: {}", "{}：要素{}：{}"},
        {"{}: feature {}: {}; left out", "{}, đối tượng {}: {}; bỏ qua", "{}：要素{}：{}；已跳过"},
        {"{}: feature {}: {}; it has no place", "{}, đối tượng {}: {}; không có vị trí",
         "{}：要素{}：{}；没有位置"},
        {"{}: feature {}: '{}' is no well-known text; it has no place",
         "{}, đối tượng {}: “{}” không phải WKT; không có vị trí", "{}：要素{}：“{}”不是WKT文本；没有位置"},
        {"{}: feature {} (line {}): its text is not UTF-8; the file is read as {} (say otherwise with "
         "--encoding)",
         "{}, đối tượng {} (dòng {}): chữ không phải UTF-8; tệp được đọc theo mã {} (chọn mã khác bằng "
         "--encoding)",
         "{}：要素{}（第{}行）：文本不是UTF-8；按{}读取（可用--encoding另行指定）"},
        {"{}: line {}: {}", "{}, dòng {}: {}", "{}：第{}行：{}"},
        {"{}: cut off or invalid JSON at line {}, byte {}",
         "{}: JSON bị cắt cụt hoặc không hợp lệ ở dòng {}, byte {}",
         "{}：JSON在第{}行、第{}字节处中断或无效"},
        {"{}, after feature {}; everything before it is kept",
         "{}, sau đối tượng {}; mọi thứ trước đó được giữ lại", "{}，在要素{}之后；此前的内容均保留"},
        {"{}; left out", "{}; bỏ qua", "{}；已跳过"},
        {"{} (and {} more)", "{} (và {} mục nữa)", "{}（另有{}项）"},
        {"{}: and {} more", "{}: và {} mục nữa", "{}：另有{}项"},
        {"{}: cancelled", "{}: đã hủy", "{}：已取消"},
        {"{}: there is no such file", "{}: không có tệp này", "{}：没有这个文件"},
        {"{}: the file is empty (0 bytes)", "{}: tệp rỗng (0 byte)", "{}：文件为空（0字节）"},
        {"{}: it is empty (0 bytes)", "{}: rỗng (0 byte)", "{}：内容为空（0字节）"},
        {"{}: the file cannot be read (permission?)", "{}: không đọc được tệp (thiếu quyền?)",
         "{}：无法读取文件（没有权限？）"},
        {"{}: the file cannot be read", "{}: không đọc được tệp", "{}：无法读取文件"},
        {"{}: the file cannot be read ({})", "{}: không đọc được tệp ({})", "{}：无法读取文件（{}）"},
        {"{}: the file cannot be mapped into memory", "{}: không ánh xạ được tệp vào bộ nhớ",
         "{}：无法将文件映射到内存"},
        {"{}: the folder cannot be read ({})", "{}: không đọc được thư mục ({})", "{}：无法读取文件夹（{}）"},
        {"{}: the folder holds no layers (.geojson, .gpkg, .fgb, .shp, .kml, .csv, .zip …)",
         "{}: thư mục không có lớp nào (.geojson, .gpkg, .fgb, .shp, .kml, .csv, .zip …)",
         "{}：文件夹中没有图层（.geojson、.gpkg、.fgb、.shp、.kml、.csv、.zip……）"},
        {"{}: not GeoJSON: it does not begin with '{{' ({})",
         "{}: không phải GeoJSON: không bắt đầu bằng dấu ngoặc nhọn ({})",
         "{}：不是GeoJSON：开头不是左花括号（{}）"},
        {"line {}, character {}", "dòng {}, ký tự {}", "第{}行第{}个字符"},
        {"{}: no room to keep it while it is read: the disk of {} is nearly full",
         "{}: không đủ chỗ để lưu tạm khi đọc: ổ đĩa chứa {} gần đầy",
         "{}：读取时没有空间暂存：{}所在磁盘将满"},
        {"{}: no room to keep it while it is read ({})", "{}: không đủ chỗ để lưu tạm khi đọc ({})",
         "{}：读取时没有空间暂存（{}）"},
        {"{}: reading failed at byte {} ({})", "{}: đọc hỏng ở byte {} ({})", "{}：在第{}字节读取失败（{}）"},
        {"{}: there is not enough memory for it", "{}: không đủ bộ nhớ", "{}：内存不足"},
        {"{}: something failed that has no name", "{}: có lỗi không rõ nguyên nhân", "{}：发生了不明错误"},
        {"{} has changed since it was opened: open it again", "{} đã thay đổi sau khi mở: hãy mở lại",
         "{}在打开之后已更改：请重新打开"},
    }};
    return patterns;
}
// clang-format on

}  // namespace gatepost
