// Messages of databases, and of what is read from them.
#include "words/message_table.hpp"

namespace gatepost {

// clang-format off
namespace {

constexpr std::array<MessagePattern, 21> patterns{{
    {"{}: there is no table '{}' with a geometry that may be read",
     "{}: không có bảng “{}” nào có hình học mà được phép đọc",
     "{}：没有可读取的带几何的表“{}”"},
    {"{}: no table that may be read has a geometry",
     "{}: không có bảng nào được phép đọc mà có hình học",
     "{}：可读取的表都没有几何"},
    {"{}: {} tables have a geometry; name those that are wanted (table=): {}",
     "{}: {} bảng có hình học; hãy nêu tên bảng cần đọc (table=): {}",
     "{}：{}个表带有几何；请指明所需的表（table=）：{}"},
    {"{}: there is no such layer",
     "{}: không có lớp này",
     "{}：没有这个图层"},
    {"{}: its geometries do not say their CRS; read as WGS 84 longitude and latitude (say otherwise with -a_srs)",
     "{}: hình học không nêu CRS; được đọc theo kinh độ, vĩ độ WGS 84 (chọn khác bằng -a_srs)",
     "{}：几何未说明坐标参考系；按WGS 84经纬度读取（可用-a_srs另行指定）"},
    {"{}: its part {} is missing: {}",
     "{}: thiếu phần {}: {}",
     "{}：缺少分区{}：{}"},
    {"{}: a sample of {} rows, of about {} in view",
     "{}: mẫu gồm {} hàng, trong khoảng {} hàng ở khung nhìn",
     "{}：视图中约{3}行，此处为{2}行样本"},
    {"{}: row {}: {}; left out",
     "{}, hàng {}: {}; bỏ qua",
     "{}：第{}行：{}；已跳过"},
    {"{}: row {}: parts of its geometry have too few coordinates; left out",
     "{}, hàng {}: một số phần hình học có quá ít tọa độ; bỏ qua",
     "{}：第{}行：部分几何的坐标过少；已跳过"},
    {"{}: what passes its filter is but the share of a sample, because the database cannot be asked: {}",
     "{}: những gì qua bộ lọc chỉ là phần trong mẫu, vì không hỏi được cơ sở dữ liệu: {}",
     "{}：通过筛选的只是样本中的部分，因为无法向数据库查询：{}"},
    {"{}: only the first {} rows were read",
     "{}: chỉ đọc {} hàng đầu",
     "{}：只读取了前{}行"},
    {"{}: the answer breaks off",
     "{}: câu trả lời bị ngắt giữa chừng",
     "{}：应答中断"},
    {"{}: the database answers what is no table",
     "{}: cơ sở dữ liệu trả lời không phải một bảng",
     "{}：数据库的应答不是表"},
    {"{}: the key '{}' is not unique",
     "{}: khóa “{}” không duy nhất",
     "{}：键“{}”不唯一"},
    {"its geometry is a curve",
     "hình học là đường cong",
     "几何是曲线"},
    {"there is no memory for a connection",
     "không đủ bộ nhớ cho một kết nối",
     "没有内存用于连接"},
    {"the server does not answer",
     "máy chủ không trả lời",
     "服务器没有应答"},
    {"the part of the program that reads databases cannot be loaded: {}",
     "không nạp được phần đọc cơ sở dữ liệu của chương trình: {}",
     "无法载入程序中读取数据库的部分：{}"},
    {"its SRID is {}, and that of the others {}",
     "SRID là {}, còn của các hàng khác là {}",
     "SRID为{}，其余为{}"},
    {"the address is not understood; a password belongs into ~/.pgpass, or must be percent-encoded",
     "không hiểu địa chỉ; mật khẩu nên đặt trong ~/.pgpass, hoặc phải mã hóa phần trăm",
     "无法理解该地址；密码应放在~/.pgpass中，或须经百分号编码"},
    {"SRID {}",
     "SRID {}",
     "SRID {}"},
}};

}  // namespace
// clang-format on

std::span<MessagePattern const> database_messages() { return patterns; }

}  // namespace gatepost
